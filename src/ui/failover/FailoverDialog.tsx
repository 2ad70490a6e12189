/** The distribution of an outage over timer phases. */
import { Dialog } from '../components/Dialog'

export function FailoverDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Failover distribution" onClose={onClose}>
      <p className="muted">Not available yet.</p>
    </Dialog>
  )
}
