/** The drawing on one sheet of paper, with a title block; the browser's own print dialog does the rest. */
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { drawLayer } from '../../drawing/index'
import { designStore, runStore, viewStore } from '../../store/index'
import { COMMIT, VERSION } from '../about/build'
import { imageOf, titleNow, type Wish } from './make'

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

export function printSheet(extent: Wish['extent']): void {
  const url = imageOf({ theme: 'light', extent, link: undefined })
  const holder = document.createElement('div')
  holder.className = 'print-sheet'
  const root = createRoot(holder)
  document.body.append(holder)
  flushSync(() => root.render(<Sheet url={url} />))
  const gone = () => {
    root.unmount()
    holder.remove()
    URL.revokeObjectURL(url)
  }
  addEventListener('afterprint', gone, { once: true })
  const picture = holder.querySelector('img')
  // A picture that is not there yet is printed as nothing.
  void picture?.decode().then(print, gone)
}

function Sheet({ url }: { readonly url: string }) {
  const { name, shown } = titleNow()
  const { design } = designStore.getState()
  const { view, sites } = runStore.getState()
  const { layer, devices } = viewStore.getState()
  const { legend } = drawLayer(layer, { design, view, sites }, devices)
  return (
    <>
      <img src={url} alt={`${name}: ${shown}`} />
      <table>
        <tbody>
          <tr>
            <th scope="row">Design</th>
            <td>{name}</td>
            <th scope="row">Shown</th>
            <td>{shown}</td>
          </tr>
          <tr>
            <th scope="row">Printed</th>
            <td>{WHEN.format(new Date())}</td>
            <th scope="row">By</th>
            <td>
              Headend {VERSION}, {COMMIT}
            </td>
          </tr>
          {legend.length > 0 && (
            <tr>
              <th scope="row">Legend</th>
              <td colSpan={3}>
                {legend
                  .map((row) => (row.sample.kind === 'text' ? `${row.sample.text} ${row.text}` : row.text))
                  .join(' · ')}
              </td>
            </tr>
          )}
          {design.notes !== '' && (
            <tr>
              <th scope="row">Notes</th>
              <td colSpan={3}>{design.notes}</td>
            </tr>
          )}
        </tbody>
      </table>
    </>
  )
}
