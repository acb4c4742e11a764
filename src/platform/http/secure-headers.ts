import { secureHeaders } from 'hono/secure-headers'
import type { HttpMiddleware } from './environment.ts'

const own = ["'self'"]
const none = ["'none'"]

/**
 * The headers every answer has. Nothing inline and nothing from elsewhere may run or be shown. `https` (the public address
 * starts so) adds the promise to stay there; over plain HTTP that promise would lock a laptop's browser out.
 */
export function protectBrowsers(settings: Readonly<{ https: boolean }>): HttpMiddleware {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: none,
      scriptSrc: own,
      styleSrc: own,
      imgSrc: own,
      fontSrc: own,
      connectSrc: own,
      manifestSrc: own,
      formAction: own,
      baseUri: none,
      frameAncestors: none,
      objectSrc: none,
      ...(settings.https && { upgradeInsecureRequests: [] }),
    },
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [], browsingTopics: [] },
    // A need stands in the address: other sites must not read it there.
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: settings.https ? 'max-age=31536000; includeSubDomains' : false,
    xXssProtection: false,
    xDownloadOptions: false,
  })
}
