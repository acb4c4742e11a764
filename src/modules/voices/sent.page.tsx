import { showDate } from '../../core/iso-date.ts'
import { InsetText } from '../../design-system/components/inset-text.tsx'
import { Panel } from '../../design-system/components/panel.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { Voice } from './voice.domain.ts'
import { comeBackPath, letterPath, voicePath } from './voice.paths.ts'
import type { VoiceParts } from './voice-parts.ts'
import { oweWords } from './voice-words.ts'

/** It is sent: what happens next, by when and by whom, and the code, which is shown this once. */
export function SentPage({
  parts,
  voice,
  code,
  joined,
}: Readonly<{ parts: VoiceParts; voice: Voice; code: string; joined: boolean }>) {
  const isHeld = voice.state === 'held'
  return (
    <Page site={parts.site} title="It is sent" path={voicePath(voice.id)} unlisted>
      <Panel titleText={joined ? 'You asked for it too' : 'It is sent'}>
        Your code is
        <br />
        <strong>{code}</strong>
      </Panel>
      <h2 class="govuk-heading-m">Keep this code</h2>
      <p class="govuk-body">
        Write it down or print this page. With it you read what comes back and say whether that settles it. We keep no
        copy of it, so we cannot send it again.
      </p>
      <h2 class="govuk-heading-m">What happens next</h2>
      {isHeld ? (
        <InsetText>
          <p class="govuk-body">
            Your words seem to hold an e-mail address or a telephone number. A moderator looks at them before they are
            shown.
          </p>
        </InsetText>
      ) : (
        <p class="govuk-body">{oweWords(voice)}</p>
      )}
      {voice.answerBy !== undefined && (
        <p class="govuk-body">Come back on or after {showDate(voice.answerBy)} at the latest.</p>
      )}
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={comeBackPath}>
            Come back with the code
          </a>
        </li>
        {!isHeld && (
          <>
            <li>
              <a class="govuk-link" href={voicePath(voice.id)}>
                See what others can see of it
              </a>
            </li>
            <li>
              <a class="govuk-link" href={letterPath(voice.id)}>
                Print it as a letter to hand in
              </a>
            </li>
          </>
        )}
      </ul>
    </Page>
  )
}
