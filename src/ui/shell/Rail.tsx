/** The palette: drag a device onto the canvas, or click it and then the canvas; Enter places it in the middle. */
import { setView, type Tool } from '../../store/index'
import { connectDevices } from '../canvas/actions'
import { Glyph } from '../canvas/glyphs'
import { PLACEABLES } from '../canvas/placeables'
import { useDesign, useView } from '../components/useStore'
import { useWords } from '../words/language'

/** Tables have their own ways to add; what is drawn is for the drawing. */
export function Rail() {
  const { t } = useWords()
  const tables = useView((state) => state.surface === 'tables')
  return (
    <nav className="rail" aria-label={t('Palette')}>
      {!tables && <Tools />}
      <button
        type="button"
        title={t('Many sites at once: added, changed or removed, by a number or from a table')}
        onClick={() => setView({ dialog: 'sites' })}
      >
        <Glyph name="site" size={22} />
        {t('Sites')}
      </button>
      {!tables && <LayersButton />}
    </nav>
  )
}

function LayersButton() {
  const { t } = useWords()
  const layersOpen = useView((state) => state.layersOpen)
  return (
    <button
      type="button"
      aria-expanded={layersOpen}
      title={t('Layers: tunnels, cabling, addressing, HSRP, EIGRP, firewall zones')}
      onClick={() => setView({ layersOpen: !layersOpen })}
    >
      <Glyph name="layers" size={22} />
      {t('Layers')}
    </button>
  )
}

function Tools() {
  const { t, said } = useWords()
  const tool = useView((state) => state.tool)
  return (
    <>
      {PLACEABLES.map((item) => (
        <button
          key={item.what}
          type="button"
          title={t('{what}: drag it onto the canvas, or click and then click the canvas', { what: said(item.hint) })}
          aria-pressed={tool.kind === 'place' && tool.what === item.what}
          draggable
          onDragStart={(event) => event.dataTransfer.setData('application/x-headend', item.what)}
          onClick={() => setView({ tool: toggled(tool, { kind: 'place', what: item.what }) })}
        >
          <Glyph name={item.what} size={22} />
          {said(item.title)}
        </button>
      ))}
      <hr />
      <button
        type="button"
        title={t('Connect: click the first device, then the second')}
        aria-pressed={tool.kind === 'connect' && !tool.crossOver}
        onClick={() => setView({ tool: toggled(tool, { kind: 'connect', crossOver: false }) })}
      >
        <Glyph name="connect" size={22} />
        {t('Connect')}
      </button>
      <CrossOverButton tool={tool} />
      <hr />
    </>
  )
}

/** Dragged between two head-ends, or clicked: with exactly two on the canvas it joins them at once. */
function CrossOverButton({ tool }: { readonly tool: Tool }) {
  const { t } = useWords()
  const devices = useDesign((state) => state.design.devices)
  const pair = devices.filter((device) => device.kind === 'head-end')
  const clicked = () => {
    const [first, second, third] = pair
    if (first && second && !third) connectDevices(first.name, second.name)
    else setView({ tool: toggled(tool, { kind: 'connect', crossOver: true }) })
  }
  return (
    <button
      type="button"
      title={t('Cross-over link: drop it between two head-ends, or click it')}
      aria-pressed={tool.kind === 'connect' && tool.crossOver}
      draggable
      onDragStart={(event) => event.dataTransfer.setData('application/x-headend', 'cross-over')}
      onClick={clicked}
    >
      <Glyph name="cross-over" size={22} />
      {t('Cross-over')}
    </button>
  )
}

/** The same tool twice puts it down; one that has placed something is wanted for the next, as it was for the first. */
function toggled(current: Tool, next: Tool): Tool {
  if (current.kind === 'place' && current.placed) return next
  const same =
    current.kind === next.kind &&
    (next.kind === 'place'
      ? current.kind === 'place' && current.what === next.what
      : next.kind === 'connect' && current.kind === 'connect' && current.crossOver === next.crossOver)
  return same ? { kind: 'select' } : next
}
