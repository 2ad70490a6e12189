/** The worker: a session, and the messages to and from it. Requests are handled one after the other; cancels at once. */
import type { Reply, Request } from './messages'
import { Session } from './session'

const session = new Session({ pause: () => new Promise((resolve) => setTimeout(resolve, 0)) })
let last: Promise<void> = Promise.resolve()
const post = (reply: Reply) => self.postMessage(reply)

self.addEventListener('message', (event: MessageEvent<Request>) => {
  const request = event.data
  if (request.kind === 'cancel') void session.handle(request, post)
  else last = last.then(() => session.handle(request, post))
})
