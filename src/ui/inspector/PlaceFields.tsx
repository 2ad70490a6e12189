/** Where devices stand on the drawing, by numbers; whether they can be moved and are drawn; and what puts several in order. */
import type { Device } from '../../design/index'
import { edit } from '../../store/index'
import {
  ALIGNMENTS,
  alignSelected,
  distributeSelected,
  hideSelected,
  SPREADS,
  showHidden,
  toggleLocked,
} from '../canvas/arranging'
import { CheckField, NumberField } from '../components/Fields'
import { Icon } from '../components/Icon'
import { Explained } from '../glossary/Explained'
import { said, t } from '../words/language'
import { common } from './shared'

const FARTHEST = 1_000_000

export function PlaceFields({ devices }: { readonly devices: readonly Device[] }) {
  const locked = common(devices.map((device) => device.locked === true))
  const hidden = common(devices.map((device) => device.hidden === true))
  const put = (axis: 'x' | 'y') => (value: number | undefined) =>
    value === undefined
      ? undefined
      : edit({
          kind: 'batch',
          label: 'Move',
          edits: [
            {
              kind: 'move-devices',
              positions: Object.fromEntries(
                devices.map(({ name, position }) => [name, { ...position, [axis]: value }]),
              ),
            },
          ],
        })
  const field = (axis: 'x' | 'y') => {
    const value = common(devices.map(({ position }) => position[axis]))
    return (
      <NumberField
        label={axis === 'x' ? 'X' : 'Y'}
        value={value}
        placeholder={value === undefined ? t('Mixed') : undefined}
        optional={value === undefined}
        least={-FARTHEST}
        most={FARTHEST}
        commit={put(axis)}
      />
    )
  }
  return (
    <>
      <h3>
        <Explained text="On the drawing" />
      </h3>
      <div className="two">
        {field('x')}
        {field('y')}
      </div>
      <CheckField
        label="Locked: drags and layouts leave it where it stands"
        value={locked === true}
        mixed={locked === undefined}
        commit={toggleLocked}
      />
      <CheckField
        label="Hidden: simulated, and not drawn"
        value={hidden === true}
        mixed={hidden === undefined}
        commit={(on) => (on ? hideSelected() : showHidden())}
      />
      {devices.length > 1 && <Arranging count={devices.length} />}
    </>
  )
}

function Arranging({ count }: { readonly count: number }) {
  return (
    <fieldset className="arranging-tools">
      <legend className="muted">{t('Put in line, and at even distances')}</legend>
      {ALIGNMENTS.map(([how, title]) => (
        <button
          key={how}
          type="button"
          className="button icon"
          aria-label={said(`Align: ${title.toLowerCase()}`)}
          title={said(title)}
          onClick={() => alignSelected(how)}
        >
          <Icon name={how} />
        </button>
      ))}
      {SPREADS.map(([how, title]) => (
        <button
          key={how}
          type="button"
          className="button icon"
          aria-label={said(`Distribute: ${title.toLowerCase()}`)}
          title={said(title)}
          disabled={count < 3}
          onClick={() => distributeSelected(how)}
        >
          <Icon name={how === 'down' ? 'down2' : how} />
        </button>
      ))}
    </fieldset>
  )
}
