import type { Mail } from './mail.repository.ts'

/** Hands a message to a mail server. */
export type SendMail = (mail: Mail) => Promise<void>

/** Sends through the server at `smtpUrl` (`smtp://` or `smtps://`), in the name of `from`. */
export function smtpSender({ smtpUrl, from }: Readonly<{ smtpUrl: string; from: string }>): SendMail {
  let opened: Promise<Awaited<ReturnType<typeof open>>> | undefined
  return async ({ id, email, subject, words, unsubscribeUrl }) => {
    opened ??= open(smtpUrl)
    const transport = await opened
    await transport.sendMail({
      from,
      to: email,
      subject,
      text: words,
      // The same each time it is tried: a mailbox keeps one message of an id.
      messageId: `<${id}@${domainOf(from)}>`,
      headers: { 'auto-submitted': 'auto-generated' },
      ...(unsubscribeUrl !== undefined && {
        list: { unsubscribe: { url: unsubscribeUrl, comment: 'Stop these messages' } },
        headers: { 'auto-submitted': 'auto-generated', 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' },
      }),
    })
  }
}

// Loaded when the first message is sent: most of the time none is.
async function open(smtpUrl: string) {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

function domainOf(from: string): string {
  return /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
}
