/** What fails: a device or cable of the design and one of the ways in which it can, or any fault as it is written. */
import { SelectField, TextField } from '../../components/Fields'
import { useDesign } from '../../components/useStore'
import { choicesForDevice } from '../../faults/choices'
import { faultTitle } from '../../faults/words'
import { t } from '../../words/language'

interface FaultFieldsProps {
  readonly fault: string
  readonly onChange: (fault: string) => void
}

/** `reload:gateway-2/orderly` strikes gateway-2. */
const struckDevice = (fault: string): string => fault.split(':')[1]?.split(/[/,]/)[0] ?? ''

export function FaultFields({ fault, onChange }: FaultFieldsProps) {
  const design = useDesign((state) => state.design)
  const name = struckDevice(fault)
  const device = design.devices.find((item) => item.name === name)
  const isFirst = ({ kind }: (typeof design.devices)[number]) => kind === 'head-end' || kind === 'firewall'
  const names = [...design.devices.filter(isFirst), ...design.devices.filter((item) => !isFirst(item))].map(
    (item) => item.name,
  )
  const known = device ? waysOf(design, device) : []
  const listed = known.includes(fault) || device === undefined
  return (
    <>
      <SelectField
        label="What fails"
        value={device ? name : ''}
        options={[
          ...(device ? [] : [['', t('Choose a device')] as const]),
          ...names.map((item) => [item, item] as const),
        ]}
        commit={(next) => {
          const chosen = design.devices.find((item) => item.name === next)
          const ways = chosen ? waysOf(design, chosen) : []
          const alike = ways.find((way) => way === fault.replace(`:${name}`, () => `:${next}`))
          onChange(alike ?? ways[0] ?? fault)
        }}
      />
      <SelectField
        label="How"
        value={fault}
        options={[...(listed ? [] : [fault]), ...known].map((way) => [way, faultTitle(way)] as const)}
        commit={onChange}
      />
      <TextField label="As it is written" mono value={fault} commit={(text) => void onChange(text.trim())} />
    </>
  )
}

type Design = Parameters<typeof choicesForDevice>[0]

/** Every single fault that a device has. */
function waysOf(design: Design, device: Design['devices'][number]): readonly string[] {
  return choicesForDevice(design, device).flatMap(({ choices }) =>
    choices.flatMap(({ faults, restoreAfter }) => (restoreAfter === undefined ? faults.slice(0, 1) : [])),
  )
}
