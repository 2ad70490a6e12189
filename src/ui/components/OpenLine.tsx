/** An answer that nobody can give, with the line that it hangs on. */
import type { FailoverResult } from '../../engine/messages'
import { Status } from './Status'

export function OpenLine({
  notKnown: { because, summary },
}: {
  readonly notKnown: NonNullable<FailoverResult['notKnown']>
}) {
  return (
    <Status tone="unknown">
      Not known {summary}, because of line {because.line} of {because.device}: <code>{because.text.trim()}</code>
      {because.readAs !== undefined && `, ${because.readAs}`}
    </Status>
  )
}
