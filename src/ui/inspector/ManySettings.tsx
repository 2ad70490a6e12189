/** The inspector of several devices: what their kinds share is edited at once, and what differs is shown as mixed. */
import { chooseRelease, type Device, isBoxed, RELEASES } from '../../design/index'
import { designStore, edit, notify, select } from '../../store/index'
import { removeSelected } from '../canvas/actions'
import { duplicateSelected } from '../canvas/clipboard'
import { countsOf } from '../canvas/selecting'
import { CheckField, NumberField, SelectField, TextField } from '../components/Fields'
import { useDesign } from '../components/useStore'
import { Explained } from '../glossary/Explained'
import { t } from '../words/language'
import { PlaceFields } from './PlaceFields'
import { common, commonHint, commonValue, forEach, type SharedField, setShared, sharedFields } from './shared'

/** The value of an option that cannot be chosen: they differ. */
const DIFFERENT = ' mixed'
const MIXED = 'Mixed'

export function ManySettings({ devices }: { readonly devices: readonly Device[] }) {
  const fields = sharedFields(devices)
  return (
    <>
      <p className="muted field">
        {t('{counts}. What is set here is set for all of them, as one step that undo takes back.', {
          counts: countsOf(devices),
        })}
      </p>
      <ReleaseOfMany devices={devices} />
      <PeersOfMany devices={devices} />
      {fields.map((field) => (
        <Shared key={field.label} field={field} />
      ))}
      {fields.length === 0 && (
        <p className="muted field">
          {t('These kinds share no settings. Select devices of one kind to set them together.')}
        </p>
      )}
      <PlaceFields devices={devices} />
      <h3>
        <Explained text="Selection" />
      </h3>
      <ul className="chosen">
        {devices.map(({ name }) => (
          <li key={name}>
            <button type="button" className="link" onClick={() => select([name])}>
              {name}
            </button>
          </li>
        ))}
      </ul>
      <div className="row wrap">
        <button type="button" className="button" onClick={duplicateSelected}>
          {t('Duplicate')}
        </button>
        <button type="button" className="button" onClick={removeSelected}>
          {t('Remove {count} devices', { count: devices.length })}
        </button>
      </div>
    </>
  )
}

function Shared({ field }: { readonly field: SharedField }) {
  const design = useDesign((state) => state.design)
  const value = commonValue(field)
  const mixed = value === undefined
  const put = (next: string | number | boolean) => edit(setShared(field, next, design))
  const [, first] = field.parts[0] ?? []
  switch (first?.type) {
    case undefined:
      return null
    case 'text':
      return (
        <TextField
          label={field.label}
          hint={commonHint(field)}
          value={mixed ? '' : String(value)}
          placeholder={mixed ? MIXED : undefined}
          {...(first.check ? { check: first.check } : {})}
          commit={put}
        />
      )
    case 'number':
      return (
        <NumberField
          label={field.label}
          hint={first.hint}
          value={mixed ? undefined : Number(value)}
          placeholder={mixed ? MIXED : undefined}
          least={first.least}
          most={first.most}
          commit={(next) => (next === undefined ? undefined : put(next))}
        />
      )
    case 'check':
      return (
        <CheckField
          label={mixed ? t('{label} (mixed)', { label: field.label }) : field.label}
          value={value === true}
          mixed={mixed}
          commit={put}
        />
      )
    case 'choice':
      return (
        <MixedSelect
          label={field.label}
          value={mixed ? undefined : String(value)}
          options={first.options(design)}
          commit={put}
        />
      )
  }
}

interface MixedSelectProps {
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly (readonly [value: string, title: string])[]
  readonly commit: (value: string) => void
}

function MixedSelect({ label, value, options, commit }: MixedSelectProps) {
  return (
    <SelectField
      label={label}
      value={value ?? DIFFERENT}
      options={value === undefined ? [[DIFFERENT, MIXED], ...options] : options}
      commit={(next) => next !== DIFFERENT && commit(next)}
    />
  )
}

/** Routers of both kinds run the same releases; a firewall's have a language of their own. */
function ReleaseOfMany({ devices }: { readonly devices: readonly Device[] }) {
  const routers = devices.filter(isBoxed).filter(({ kind }) => kind !== 'firewall')
  if (routers.length !== devices.length) return null
  const release = common(routers.map((device) => device.release))
  const known = RELEASES.map((item) => [item.release, item.title.split(',')[0] ?? item.title] as const)
  const options =
    release === undefined || known.some(([name]) => name === release) ? known : [[release, release] as const, ...known]
  const choose = (next: string) => {
    const made = forEach(
      designStore.getState().design,
      routers,
      `Run ${next} on ${routers.length} routers`,
      (design, name) => chooseRelease(design, name, next),
    )
    const problem = typeof made === 'string' ? made : edit(made)
    if (problem !== undefined) notify(problem, 'error')
  }
  return <MixedSelect label={t('Release')} value={release} options={options} commit={choose} />
}

/** Which head-end sites try first: the others keep their order behind it. */
function PeersOfMany({ devices }: { readonly devices: readonly Device[] }) {
  const headEnds = useDesign((state) => state.design.devices).filter(({ kind }) => kind === 'head-end')
  const sites = devices.filter((device) => device.kind === 'soho')
  if (sites.length !== devices.length || headEnds.length === 0) return null
  const first = common(sites.map(({ peers }) => peers[0] ?? ''))
  const choose = (peer: string) => {
    const problem = edit({
      kind: 'batch',
      label: `First peer of ${sites.length} sites`,
      edits: sites.map(({ name, peers }) => ({
        kind: 'set-device',
        name,
        change: { peers: peer === '' ? [] : [peer, ...peers.filter((other) => other !== peer)] },
      })),
    })
    if (problem !== undefined) notify(problem, 'error')
  }
  return (
    <MixedSelect
      label={t('Peer that is tried first')}
      value={first}
      options={[
        ...(first === '' ? [['', t('None')] as const] : []),
        ...headEnds.map(({ name }) => [name, name] as const),
      ]}
      commit={choose}
    />
  )
}
