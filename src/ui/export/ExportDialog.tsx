/** Export of all configurations. */
import { Dialog } from '../components/Dialog'

export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Export configurations" onClose={onClose}>
      <p />
    </Dialog>
  )
}
