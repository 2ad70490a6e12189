/**
 * One design: bar, rail, canvas, inspector, dock, each behind a wall of its own. Heavy parts load when first shown, into
 * room that was kept for them: what moves under a hand that is pressing a button takes its click away.
 */
import { lazy, Suspense } from 'react'
import { viewStore } from '../../store/index'
import { early } from '../components/early'
import { Guard } from '../components/Guard'
import { useDesign, useKeep, useView } from '../components/useStore'
import { t } from '../words/language'
import { Bar } from './Bar'
import { Dialogs } from './Dialogs'
import { EmptyCanvas } from './EmptyCanvas'
import { useInspectorRoom } from './inspector-room'
import { NoticeLine } from './NoticeLine'
import { Rail } from './Rail'
import { SkipLinks } from './SkipLinks'
import { ToolHint } from './ToolHint'

const drawing = early(() => import('../canvas/Canvas').then(({ Canvas: Part }) => Part))
const Canvas = drawing.Part
/** Brings the drawing to the page before there is one. */
export const loadDrawing = drawing.load
const TablesView = lazy(() => import('../tables/TablesView').then((module) => ({ default: module.TablesView })))
const Elsewhere = lazy(() => import('../files/Elsewhere').then((module) => ({ default: module.Elsewhere })))
const Inspector = lazy(() => import('../inspector/Inspector').then((module) => ({ default: module.Inspector })))
const ContextMenu = lazy(() => import('../menus/ContextMenu').then((module) => ({ default: module.ContextMenu })))
const TimeKeeper = lazy(() => import('../timeline/TimeKeeper').then((module) => ({ default: module.TimeKeeper })))
const LayersPanel = lazy(() => import('../layers/LayersPanel').then((module) => ({ default: module.LayersPanel })))
const Presentation = lazy(() => import('../present/Presentation').then((module) => ({ default: module.Presentation })))
const TourPanel = lazy(() => import('../tour/TourPanel').then((module) => ({ default: module.TourPanel })))
const Dock = lazy(() => import('../dock/Dock').then((module) => ({ default: module.Dock })))

const showing = () => {
  const { devices, inspectorTab } = viewStore.getState()
  return t('showing the {inspectorTab} of {devices}', { inspectorTab, devices: devices.join(', ') || t('the design') })
}

export function Workspace() {
  useInspectorRoom()
  const empty = useDesign((state) => state.design.devices.length === 0)
  const tables = useView((state) => state.surface === 'tables')
  const layersOpen = useView((state) => state.layersOpen)
  const inspectorOpen = useView((state) => state.inspectorOpen)
  const menuShown = useView((state) => state.menu !== undefined)
  const timed = useView((state) => state.time.scenario !== undefined)
  const touring = useView((state) => state.touring && !state.presenting)
  const presenting = useView((state) => state.presenting)
  const elsewhere = useKeep((state) => state.elsewhere)
  return (
    <>
      {!presenting && <Around />}
      <main className="canvas">
        <Guard
          what={t('The drawing')}
          doing={() =>
            t('showing the {layer} of the design as {surface}', {
              layer: viewStore.getState().layer,
              surface: viewStore.getState().surface,
            })
          }
        >
          <Suspense fallback={null}>{tables && !presenting ? <TablesView /> : <Canvas />}</Suspense>
          {empty && !tables && <EmptyCanvas />}
        </Guard>
        <Guard what={t('The layers')}>
          <Suspense fallback={null}>{layersOpen && <LayersPanel />}</Suspense>
        </Guard>
        <Guard what={t('The hint of the tool')}>
          <ToolHint />
        </Guard>
        <Guard what={t('The line of notices')}>
          <NoticeLine />
        </Guard>
        <Guard what={t('The word of the other tab')}>
          <Suspense fallback={null}>{elsewhere && <Elsewhere />}</Suspense>
        </Guard>
        <Guard what={t('The tour')}>
          <Suspense fallback={null}>{touring && <TourPanel />}</Suspense>
        </Guard>
        <Guard what={t('The menu')}>
          <Suspense fallback={null}>{menuShown && <ContextMenu />}</Suspense>
        </Guard>
      </main>
      {inspectorOpen && !presenting && (
        <Guard what={t('The inspector')} area="inspector" doing={showing}>
          <Suspense fallback={<aside className="inspector" aria-label={t('Inspector')} />}>
            <Inspector />
          </Suspense>
        </Guard>
      )}
      <Guard
        what={t('The dock')}
        area="dock"
        doing={() => t('showing {dockTab}', { dockTab: viewStore.getState().dockTab })}
      >
        <Suspense fallback={<DockRoom />}>{presenting ? <Presentation /> : <Dock />}</Suspense>
      </Guard>
      {/* A dialog that loads must not hide what it was opened from: the focus goes back there. */}
      <Guard
        what={t('The dialog')}
        doing={() => t('showing {dialog}', { dialog: viewStore.getState().dialog ?? 'it' })}
      >
        <Suspense fallback={null}>
          <Dialogs />
        </Suspense>
      </Guard>
      <Guard what={t('The clock of the scenario')}>
        <Suspense fallback={null}>{timed && <TimeKeeper />}</Suspense>
      </Guard>
    </>
  )
}

/** What stands around the drawing to work with it. */
function Around() {
  return (
    <>
      <Guard what={t('The skip links')}>
        <SkipLinks />
      </Guard>
      <Guard what={t('The bar')} area="bar">
        <Bar />
      </Guard>
      <Guard what={t('The palette')} area="rail">
        <Rail />
      </Guard>
    </>
  )
}

/** As much room as the dock will take. */
function DockRoom() {
  const tab = useView((state) => state.dockTab)
  const open = useView((state) => state.dockOpen)
  return <section className={`dock ${tab}${open ? ' open' : ''}`} aria-label={t('Dock')} />
}
