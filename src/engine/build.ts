/** Design → what is simulated: compile to text, parse that text back, convert. The text is the only thing that counts. */
import { standingsOf } from '../analysis/index'
import { asaAvailabilityOf, parseAsa } from '../asa/index'
import { type CompiledDevice, compileDesign, fileNameOf } from '../compile/index'
import { type Configuration, type Diagnostic, versionOf, withAccessVlans, withDoubtfulPeers } from '../config/index'
import { type Converted, convertAsa, convertIos } from '../convert/index'
import type { Design } from '../design/index'
import {
  asaVerdicts,
  asTaken,
  consequencesOf,
  firewallOf,
  iosOf,
  iosVerdicts,
  type Judged,
  type LineVerdict,
  lettersOf,
  sharesOf,
  together,
  withConsequences,
} from '../interop/index'
import { availabilityOf, parseIos, type TextDiagnostic } from '../ios/index'
import type { Scene } from '../sim/index'
import { asDrawn, type Drawn } from './drawn'
import type { DeviceText } from './messages'

export { asDrawn, drawnOf } from './drawn'

export interface Built {
  readonly scene: Scene
  readonly texts: readonly DeviceText[]
  readonly diagnostics: readonly Diagnostic[]
}

export function buildScene(design: Design): Built {
  const compiled = compileDesign(design)
  const drawn = new Map(design.devices.map((device) => [device.name, drawnAs(device)]))
  const layouts = new Map(design.devices.map((item) => [item.name, item.layout]))
  const parts = readAll(compiled.devices, layouts)
  return {
    scene: {
      configurations: withAccessVlans(
        withStandings(
          withDoubtfulPeers(
            parts.map(({ configuration }) => asDrawn(configuration, drawn.get(configuration.device) ?? BARE)),
          ),
        ),
        compiled.topology,
      ),
      topology: compiled.topology,
      parameters: compiled.parameters,
      history: compiled.history,
      seed: design.seed,
      ids: new Map(design.devices.map(({ id, name }) => [name, id])),
    },
    texts: apart(parts.map(({ told }) => told)),
    diagnostics: [...compiled.diagnostics, ...parts.flatMap((part) => part.diagnostics)],
  }
}

/** On many disks names that differ in case alone are one, and one file would replace the other. */
function apart(texts: readonly DeviceText[]): readonly DeviceText[] {
  const taken = new Map<string, number>()
  return texts.map((item) => {
    const folded = item.fileName.toLowerCase()
    const times = (taken.get(folded) ?? 0) + 1
    taken.set(folded, times)
    return times === 1 ? item : { ...item, fileName: item.fileName.replace(/\.cfg$/, `~${times}.cfg`) }
  })
}

const BARE: Drawn = { stubs: new Set() }

function drawnAs(device: Design['devices'][number]): Drawn {
  return {
    ...('platform' in device && device.platform !== undefined ? { platform: device.platform } : {}),
    ...standingOf(device.kind),
    stubs: new Set(device.interfaces.flatMap((item) => (item.stub ? [item.name] : []))),
  }
}

/** Whether it is a head-end or a site is the drawing's to say where its lines are those of either. */
function standingOf(kind: Design['devices'][number]['kind']): Pick<Drawn, 'standing'> {
  if (kind === 'head-end') return { standing: 'head-end' }
  return kind === 'soho' ? { standing: 'site' } : {}
}

/** Where the drawing says nothing, the tunnels do. */
function withStandings(configurations: readonly Configuration[]): readonly Configuration[] {
  const standings = standingsOf(configurations)
  return configurations.map((item) => {
    const standing = standings.get(item.device)
    return standing === undefined ? item : { ...item, standing }
  })
}

interface ReadBack {
  readonly configuration: Configuration
  readonly diagnostics: readonly Diagnostic[]
  /** Of each line; absent for a device without a text. */
  readonly verdicts?: readonly LineVerdict[]
  /** The text as a box of the release takes it; absent when that is the text. */
  readonly taken?: string
}

type Written = Exclude<CompiledDevice, { readonly language: 'none' }>

/** What a text was read to, and how it is told of. */
type Part = ReadBack & { readonly told: DeviceText }

/** What decides what is read of it, and what was: its statements are not kept for that. */
interface Known extends Pick<Written, 'text' | 'release' | 'language'> {
  readonly layout: string | undefined
  readonly part: Part
}

/** What the design before was read to, by device: of a thousand texts an edit changes a few. */
let known: ReadonlyMap<string, Known> = new Map()

/** Reads all texts; one that is as it was is not read again, and what is told of it is the same value. */
function readAll(
  devices: readonly CompiledDevice[],
  layouts: ReadonlyMap<string, string | undefined>,
): readonly Part[] {
  const before = known
  const now = new Map<string, Known>()
  const parts = devices.map((device) => {
    const layout = layouts.get(device.device)
    if (device.language === 'none') return partOf(device, layout)
    const old = before.get(device.device)
    const part = old && old.layout === layout && sameText(old, device) ? old.part : partOf(device, layout)
    const { text, release, language } = device
    now.set(device.device, { text, release, language, layout, part })
    return part
  })
  known = now
  return parts
}

const sameText = (a: Omit<Known, 'part' | 'layout'>, b: Written): boolean =>
  a.text === b.text && a.release === b.release && a.language === b.language

function partOf(device: CompiledDevice, layout: string | undefined): Part {
  const read = readBack(device, layout)
  const told: DeviceText = {
    device: device.device,
    language: device.language,
    fileName: `${fileNameOf(device.device)}.cfg`,
    text: device.text,
    ...takenAs(read.taken),
    ...judged(device.text, read.verdicts),
  }
  return { ...read, told }
}

function readBack(device: CompiledDevice, layout: string | undefined): ReadBack {
  if (device.language === 'none') return { configuration: device.configuration, diagnostics: [] }
  const { release, text } = device
  const stands = isPrintedBy(layout, release)
  if (device.language === 'ios') {
    const parsed = parseIos(text)
    const software = iosOf(release, parsed.config.statements)
    const taken = stands
      ? undefined
      : asTaken(text, parsed.config.statements, (item) => availabilityOf(item.command), software)
    const converted = convertIos(device.device, taken === undefined ? parsed.config : parseIos(taken).config, {
      release,
    })
    const verdicts = iosVerdicts(parsed.config.statements, converted.configuration, software)
    return told(device.device, parsed.diagnostics, converted, verdicts, taken)
  }
  const parsed = parseAsa(text)
  const software = firewallOf(release, parsed.config.dialect)
  const taken = stands
    ? undefined
    : asTaken(text, parsed.config.statements, (item) => asaAvailabilityOf(item.command), software)
  const read = taken === undefined ? parsed.config : { ...parsed.config, statements: parseAsa(taken).config.statements }
  const converted = convertAsa(device.device, read, { release })
  const verdicts = asaVerdicts(parsed.config.statements, converted.configuration, software)
  return told(device.device, parsed.diagnostics, converted, verdicts, taken)
}

/** A device that printed a line has it, whatever is known of its release, as long as that is the one that it printed. */
function isPrintedBy(layout: string | undefined, release: string): boolean {
  const said =
    layout === undefined ? undefined : /^(?:: *)?(?:version|(?:ASA|PIX) Version) (\d+\.\d+)/im.exec(layout)?.[1]
  return said !== undefined && versionOf(release.replace(/^(?:asa|pix)-/, '')) === said
}

const takenAs = (taken: string | undefined) => (taken === undefined ? {} : { taken })

function told(
  device: string,
  read: readonly TextDiagnostic[],
  { configuration, diagnostics }: Converted,
  verdicts: readonly LineVerdict[],
  taken: string | undefined,
): ReadBack {
  const remarks = together(
    [
      ...withConsequences(read, verdicts, diagnostics),
      ...consequencesOf(verdicts, [...read, ...diagnostics], taken === undefined ? 'as they stand' : 'left out'),
    ],
    verdicts,
    (line) => line,
  )
  // What is open because of a line is said of it once.
  const open = new Set(verdicts.flatMap((item) => (item.open ? [item.line] : [])))
  const said = new Set(read.flatMap(({ line }) => (open.has(line) ? [line] : [])))
  const rest = diagnostics.filter(({ line }) => !said.has(line))
  return {
    configuration,
    diagnostics: [...remarks.map((item) => ({ ...item, device })), ...rest],
    verdicts,
    ...takenAs(taken),
  }
}

function judged(text: string, verdicts: readonly LineVerdict[] | undefined): Judged {
  return verdicts ? { verdicts: lettersOf(text, verdicts), lines: sharesOf(verdicts) } : {}
}
