/** The document: its model, its edits, its rules, its file, its built-in examples. */
export {
  type Platform,
  RELEASES,
  releaseChanges,
  releaseWords,
} from '../config/index'
export { type Growth, growthOf, type Summary, summaryOf } from './addresses/growth'
export { addressOverview, type BlockUse, type Cell, type FreeFound, findFree } from './addresses/overview'
export type { Finding, Fix, RuleInfo } from './check/finding'
export { checkDesign, failedCheck, gravestFirst, RULES } from './check/rules'
export { freeAnnotationId } from './edit/annotations'
export { type Alignment, align, distribute, type Spread } from './edit/arrange'
export { baselineOverview, withBaselineChange } from './edit/baseline'
export { kindsBeside, partnersOf, placeBeside } from './edit/beside'
export { type Clip, clipOf } from './edit/clip'
export { connect } from './edit/connect'
export { applyEdit as applied } from './edit/edit'
export { freePlace } from './edit/free-place'
export { KEY_TO_CHOOSE, withFreshKey } from './edit/fresh-secrets'
export { type Change, type History, NO_HISTORY, perform, redo, undo } from './edit/history'
export { LAYOUTS, type LayoutName, layOut } from './edit/layout'
export { lostOfScenarios } from './edit/lost'
export { freeInterface, hostnameProblem, isRouterInterface, nameProblem, ROUTER_INTERFACES } from './edit/names'
export { type Pasted, pasteClip } from './edit/paste'
export { placeDevice } from './edit/place'
export { placeSite } from './edit/place-site'
export {
  type BoxedDevice,
  chooseDialect,
  choosePlatform,
  chooseRelease,
  chooseReleaseEverywhere,
  isBoxed,
  platformsFor,
} from './edit/profile'
export { endProblem, type Renames, renamedEnd, renamedIn, renamesBetween } from './edit/renames'
export {
  addEvents,
  freeScenarioName,
  newScenario,
  putScenario,
  removeScenario,
  standingFaults,
  takeEvents,
} from './edit/scenarios'
export { nextAddress } from './edit/static-address'
export type { DeviceChange, Edit, LinkChange } from './edit/types'
export { parseClip, type ReadClip, renderClip } from './file/clip-file'
export { type Decoded, decodeText } from './file/decode'
export { parseDuration } from './file/duration'
export { MAX_FILE_CHARACTERS, parseDesignFile, type ReadFile, renderDesignFile, writtenAhead } from './file/file'
export { PLATFORM_HEADINGS, readPlatformTable } from './file/platform-table'
export type { FileProblem } from './file/problems'
export {
  MAX_SCENARIO_CHARACTERS,
  parseScenarioFile,
  type ReadScenario,
  renderScenarioFile,
  scenarioFrom,
} from './file/scenario-file'
export { usualBaseline } from './library/baseline'
export { scenarioOf } from './library/by-role'
export { roleNames } from './library/cast'
export { CRYPTO_PRESETS, presetOf, withPreset } from './library/crypto-presets'
export { emptyDesign } from './library/empty'
export { REFERENCE_DESIGNS, type ReferenceDesign } from './library/index'
export { builtInScenarios } from './library/scenarios'
export { makeSite, type Site, type SitePlan } from './library/site'
export {
  SITES_POLICY,
  siteShapingIn,
  siteShapingLines,
  uplinkOf,
  usualVoicePolicy,
  VOICE_NAMES,
  voicePolicyLines,
} from './library/voice-policy'
export { accessGatewayFor, accessNetworks, accessTexts } from './model/access'
export type { Annotation } from './model/annotation'
export {
  BASELINE_ROLES,
  type Baseline,
  type BaselineRole,
  baselineTextOf,
  filledBaseline,
  secretGiven,
  secretsAsked,
  withSecret,
} from './model/baseline'
export { changesBetween } from './model/changes'
export type {
  AddressPlan,
  Bend,
  Design,
  HistoryEvent,
  Ikev2Settings,
  IsakmpPolicySettings,
  KeepaliveSettings,
  Link,
  LinkEndRef,
  LinkMedia,
  Planning,
  SavedFlow,
  TransformSetSettings,
  VpnSettings,
} from './model/design'
export {
  type Addressing,
  type Device,
  type DeviceKindName,
  type DeviceOf,
  type Failover,
  type Firewall,
  type HeadEnd,
  type HomeNat,
  type Interface,
  type InterfaceRole,
  type Internet,
  type Lan,
  NO_PATCH,
  type Patch,
  type PatchInsertion,
  type PatchLine,
  type Pc,
  type Phone,
  ROUTER_KINDS,
  type Router,
  type Server,
  type SohoRouter,
  type VoicePolicy,
} from './model/device'
export {
  makeFirewall,
  makeHeadEnd,
  makeInterface,
  makeLan,
  makeLink,
  makePc,
  makePhone,
  makeRouter,
  makeServer,
  makeSoho,
} from './model/make'
export { sameNetwork } from './model/network'
export { nextPort, platformOf } from './model/platform'
export {
  actingFirewalls,
  cablePort,
  deviceNamed,
  devicesOf,
  endsOf,
  farEndsOf,
  leases,
  otherUnit,
  ownAddress,
  publicEnd,
  type ReadAddress,
  speakerAt,
  withRole,
} from './model/read'
export { sameValue } from './model/same'
export type {
  Bookmark,
  Expectation,
  Scenario,
  ScenarioCall,
  ScenarioEvent,
  ScenarioFlow,
  ScenarioTransfer,
} from './model/scenario'
export { LONGEST_SCENARIO_SECONDS } from './model/scenario'
export { PER_TUNNEL, TUNNELS_PER_SITE, tunnelNetwork, tunnelPlace } from './model/tunnel-place'
export {
  type PlanRow,
  planSites,
  type SiteProblem,
  type SitesPlan,
  type SiteTemplate,
} from './sites/add'
export { beyondTable, type ChangesPlan, planChanges, removeSites } from './sites/change'
export { SITE_FIELDS, type SiteField, type SiteValues } from './sites/fields'
export { HEIGHT as DEVICE_HEIGHT, WIDTH as DEVICE_WIDTH } from './sites/grid'
export { siteMembers } from './sites/members'
export { patternProblem } from './sites/names'
export { sitesIn, valuesOf } from './sites/read'
export {
  type Columns,
  placedIn,
  type ReadTable,
  readSites,
  type SiteRow,
  sitesText,
  type TableProblem,
} from './sites/table'
