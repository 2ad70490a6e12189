/** The worker: a session, and the messages to and from it. The session itself sees to who waits for whom. */
import { ARE_YOU_THERE, HERE } from './client'
import type { Memory } from './limits'
import type { Reply, Request } from './messages'
import { Session } from './session'

/** What Chromium tells of its memory; no other browser does. */
function memory(): Memory | undefined {
  const { memory: told } = performance as { readonly memory?: { usedJSHeapSize: number; jsHeapSizeLimit: number } }
  return told && { used: told.usedJSHeapSize, limit: told.jsHeapSizeLimit }
}

const session = new Session({
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
  clock: () => performance.now(),
  memory,
})
const post = (reply: Reply) => self.postMessage(reply)

self.addEventListener('message', ({ data }: MessageEvent<Request | typeof ARE_YOU_THERE>) => {
  if (data === ARE_YOU_THERE) self.postMessage(HERE)
  else void session.handle(data, post)
})
