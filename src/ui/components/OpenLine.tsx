/** An answer that nobody can give, with the line that it hangs on. */
import type { FailoverResult } from '../../engine/messages'
import { t } from '../words/language'
import { Status } from './Status'

export function OpenLine({
  notKnown: { because, summary },
}: {
  readonly notKnown: NonNullable<FailoverResult['notKnown']>
}) {
  return (
    <Status tone="unknown">
      {t('Not known {summary}, because of line {line} of {device}:', {
        summary,
        line: because.line,
        device: because.device,
      })}{' '}
      <code>{because.text.trim()}</code>
      {because.readAs !== undefined && `, ${because.readAs}`}
    </Status>
  )
}
