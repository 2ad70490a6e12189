/** The design as tables, in the drawing's place: what is changed here is changed there, and the other way round. */
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { applied, connect, type Design, type DeviceKindName, placeDevice, placeSite } from '../../design/index'
import { designStore, edit, NARROW, notify, type Placeable, select, setView, viewStore } from '../../store/index'
import { freeSpot } from '../canvas/actions'
import { KIND_WORDS, kindTitle } from '../canvas/selecting'
import { Tabs } from '../components/Tabs'
import { useNamed } from '../components/useNamed'
import { useDesign, useRun } from '../components/useStore'
import type { Column, DesignTable, TableRow } from './column'
import { deviceTable } from './devices'
import { Grid } from './Grid'
import { addressTable, interfaceTable } from './interfaces'
import { linkTable } from './links'
import { cellsText } from './paste'
import { type Order, shownRows } from './rows'
import { siteTable } from './sites'
import './tables.css'
import { counted, t } from '../words/language'

type TableName = 'devices' | 'interfaces' | 'links' | 'sites' | 'addresses'

const TABS: readonly { readonly id: TableName; readonly title: string }[] = [
  { id: 'devices', title: 'Devices' },
  { id: 'interfaces', title: 'Interfaces' },
  { id: 'links', title: 'Cables' },
  { id: 'sites', title: 'Sites' },
  { id: 'addresses', title: 'Addresses' },
]

/** Pixels of height that a table needs to be read: its tools, its head and some rows. */
const LEAST = 320

export function TablesView() {
  const [name, setName] = useState<TableName>('devices')
  const section = useRef<HTMLElement>(null)
  // Where one panel fills the page, the one that was open would hide what was asked for; a high dock leaves it two rows.
  useEffect(() => {
    if (matchMedia(NARROW).matches) return setView({ dockOpen: false, inspectorOpen: false })
    if (!viewStore.getState().dockOpen || (section.current?.clientHeight ?? LEAST) >= LEAST) return
    setView({ dockOpen: false })
    return () => setView({ dockOpen: true })
  }, [])
  return (
    <section className="tables" aria-label={t('The design as tables')} ref={section}>
      <div className="tables-head">
        <Tabs label="Tables" tabs={TABS} value={name} onChange={setName} panelId="tables-panel" />
        <button type="button" className="button" onClick={() => setView({ surface: 'drawing' })}>
          {t('Back to the drawing')}
        </button>
      </div>
      <div className="tables-body" id="tables-panel" role="tabpanel" aria-labelledby={`tables-panel-${name}`}>
        <OneTable name={name} key={name} />
      </div>
    </section>
  )
}

function OneTable({ name }: { readonly name: TableName }) {
  switch (name) {
    case 'devices':
      return <Sheet label={t('Devices')} make={deviceTable} tools={<AddDevice />} />
    case 'interfaces':
      return <Sheet label={t('Interfaces')} make={interfaceTable} />
    case 'links':
      return <Sheet label={t('Cables')} make={linkTable} tools={<AddCable />} />
    case 'sites':
      return <Sites />
    case 'addresses':
      return <Sheet label={t('Addresses')} make={addressTable} />
  }
}

function Sites() {
  const sites = useRun((state) => state.sites)
  const make = useMemo(() => (design: Design) => siteTable(design, sites), [sites])
  return <Sheet label={t('Sites')} make={make} tools={<AddSite />} />
}

interface SheetProps<Row extends TableRow> {
  readonly label: string
  readonly make: (design: Design) => DesignTable<Row>
  readonly tools?: React.ReactNode
}

function Sheet<Row extends TableRow>({ label, make, tools }: SheetProps<Row>) {
  const design = useDesign((state) => state.design)
  const [filter, setFilter] = useState('')
  const [order, setOrder] = useState<Order>()
  const typed = useDeferredValue(filter)
  const table = useMemo(() => make(design), [make, design])
  const rows = useMemo(() => shownRows(table.rows, table.columns, typed, order), [table, typed, order])
  const again = (key: string) => (now: Design) => make(now).rows.find((row) => row.key === key)
  return (
    <>
      <div className="tables-tools">
        <input
          className="input"
          type="search"
          aria-label={t('Filter: {label}', { label: label.toLowerCase() })}
          placeholder={t('Filter')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <output className="muted">
          {rows.length === table.rows.length
            ? counted(rows.length, 'row')
            : t('{count} of {rows}', { count: rows.length, rows: counted(table.rows.length, 'row') })}
        </output>
        <button type="button" className="button" onClick={() => void copyTable(rows, table.columns)}>
          {t('Copy the table')}
        </button>
        {tools}
      </div>
      <Grid label={label} rows={rows} columns={table.columns} order={order} onOrder={setOrder} again={again} />
      <p className="tables-note muted">
        {t(
          'Enter or typing edits a cell, Escape leaves it; cells from a spreadsheet are pasted from the cell with the focus on. A dash is what a kind of device does not have.',
        )}
      </p>
    </>
  )
}

async function copyTable<Row extends TableRow>(rows: readonly Row[], columns: readonly Column<Row>[]): Promise<void> {
  try {
    await navigator.clipboard.writeText(cellsText(rows, columns))
    notify(t('Copied {rows} for a spreadsheet.', { rows: counted(rows.length, 'row') }))
  } catch {
    notify(t('The browser keeps its clipboard closed here: copy cell by cell with Ctrl C.'), 'error')
  }
}

const KINDS = Object.keys(KIND_WORDS) as readonly DeviceKindName[]

/** Adds a device, or a site, where there is room for it on the drawing. */
function add(what: Placeable): void {
  const { design } = designStore.getState()
  const at = freeSpot(design, what)
  const made = what === 'site' ? placeSite(design, at) : placeDevice(design, what, at)
  const next = typeof made === 'string' ? made : applied(design, made)
  const problem = typeof made === 'string' ? made : edit(made)
  if (problem !== undefined || typeof next === 'string') return notify(problem ?? t('It cannot be added.'), 'error')
  const old = new Set(design.devices.map(({ name }) => name))
  const names = next.devices.flatMap(({ name }) => (old.has(name) ? [] : [name]))
  select(names.slice(0, 1))
  notify(t('Added {names}.', { names: names.join(', ') }))
}

function AddDevice() {
  const [kind, setKind] = useState<DeviceKindName>('head-end')
  return (
    <form
      className="tables-add"
      onSubmit={(event) => {
        event.preventDefault()
        add(kind)
      }}
    >
      <select
        className="input"
        aria-label={t('Kind of the new device')}
        value={kind}
        onChange={(event) => setKind(event.target.value as DeviceKindName)}
      >
        {KINDS.map((value) => (
          <option key={value} value={value}>
            {kindTitle(value)}
          </option>
        ))}
      </select>
      <button type="submit" className="button">
        {t('Add a device')}
      </button>
    </form>
  )
}

function AddSite() {
  return (
    <button type="button" className="button" onClick={() => add('site')}>
      {t('Add a site')}
    </button>
  )
}

/** Two devices by their names; the interfaces are those that the drawing would take. */
function AddCable() {
  const names = useDesign((state) => state.design.devices)
  const [a, setA] = useNamed('')
  const [b, setB] = useNamed('')
  const join = () => {
    const made = connect(designStore.getState().design, a.trim(), b.trim())
    const problem = typeof made === 'string' ? made : edit(made)
    notify(
      problem ?? t('Connected {a} and {b}.', { a: a.trim(), b: b.trim() }),
      problem === undefined ? 'info' : 'error',
    )
    if (problem === undefined) setB('')
  }
  return (
    <form
      className="tables-add"
      onSubmit={(event) => {
        event.preventDefault()
        join()
      }}
    >
      <datalist id="tables-devices">
        {names.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <input
        className="input"
        aria-label={t('From device')}
        placeholder={t('From')}
        list="tables-devices"
        value={a}
        onChange={(event) => setA(event.target.value)}
      />
      <input
        className="input"
        aria-label={t('To device')}
        placeholder={t('To')}
        list="tables-devices"
        value={b}
        onChange={(event) => setB(event.target.value)}
      />
      <button type="submit" className="button">
        {t('Add a cable')}
      </button>
    </form>
  )
}
