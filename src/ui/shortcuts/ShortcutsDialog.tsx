/** The sheet of keys, made of the table that listens, and the switch that turns them off. */
import { setView } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { CheckField } from '../components/Fields'
import { useView } from '../components/useStore'
import './shortcuts.css'
import { said, t } from '../words/language'
import { readable } from './readable'
import { PLACES, SHORTCUTS } from './table'

/** What a mouse and a finger do on the drawing: no keys, but looked for in the same place. */
const GESTURES: readonly (readonly [hand: string, what: string])[] = [
  ['Shift and drag', 'A frame that selects what lies in it; at the edge the drawing goes along'],
  ['Select…, What a line is drawn around', 'The lasso: drawn by a drag, or by a click for each corner'],
  ['Shift or Ctrl and click', 'Takes a device into the selection, or out of it'],
  ['Right button, long press', 'The menu of a device, a cable or the drawing'],
  ['Double click', 'Opens the console of a device'],
  ['Alt while dragging', 'Lets a device go where no line draws it'],
]

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const off = useView((state) => state.shortcutsOff)
  return (
    <Dialog title="Keys" onClose={onClose}>
      <CheckField label="Shortcuts are on" value={!off} commit={(on) => setView({ shortcutsOff: !on })} />
      <p className="muted">
        {t(
          'Switched off, only Tab, Enter, Escape, the arrows and the menu key do something; every action stays in its menu and in Find. This browser remembers the choice.',
        )}
      </p>
      <p>
        <button type="button" className="button" onClick={() => setView({ dialog: 'glossary' })}>
          {t('Terms explained')}
        </button>
      </p>
      <div className="shortcuts">
        {PLACES.map(([place, title]) => (
          <section key={place}>
            <h3>{said(title)}</h3>
            <dl>
              {SHORTCUTS.filter((item) => item.place === place).map(({ id, keys, title: what }) => (
                <div key={id}>
                  <dt>{said(what)}</dt>
                  <dd>
                    {keys.map((key) => (
                      <kbd key={key}>{readable(key)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('By mouse and finger')}</h3>
          <dl>
            {GESTURES.map(([hand, what]) => (
              <div key={hand}>
                <dt>{said(what)}</dt>
                <dd>{said(hand)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
