/** "What do I hand to the people who own the firewall, and to those who enrol the routers?" */
import { writeDocuments } from '../../compile/index'
import type { Handler } from './question'

// biome-ignore lint/correctness/useYield: documents are written at once
export const answerDocuments: Handler<'documents'> = function* ({ design }, { showSecrets = false }) {
  return { kind: 'documents', documents: writeDocuments(design, showSecrets) }
}
