/** The worker: a session, and the messages to and from it. The session itself sees to who waits for whom. */
import type { Reply, Request } from './messages'
import { Session } from './session'

const session = new Session({
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
  clock: () => performance.now(),
})
const post = (reply: Reply) => self.postMessage(reply)

self.addEventListener('message', (event: MessageEvent<Request>) => void session.handle(event.data, post))
