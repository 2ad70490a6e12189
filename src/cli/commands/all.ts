/** The table of commands, in the order of the usage. */
import type { Command } from '../command'
import { addressesCommand } from './addresses'
import { againstCommand } from './against'
import { baselineCommand } from './baseline'
import { captureCommand } from './capture'
import { checkCommand } from './check'
import { completionCommand } from './completion'
import { diffCommand } from './diff'
import { exportCommand } from './export'
import { failoverCommand } from './failover'
import { importCommand } from './import'
import { mergeCommand } from './merge'
import { planCommand } from './plan'
import { referenceCommand } from './reference'
import { registerCommand } from './register'
import { reportCommand } from './report'
import { runCommandRow } from './run'
import { scenarioCommand } from './scenario'
import { schemaCommand } from './schema'
import { serveCommand } from './serve'
import { showCommand } from './show'
import { sitesCommand } from './sites'
import { statusCommand } from './status'
import { sweepCommand } from './sweep'
import { traceCommand } from './trace'

const ANSWERING: readonly Command[] = [
  referenceCommand,
  checkCommand,
  exportCommand,
  importCommand,
  showCommand,
  traceCommand,
  captureCommand,
  againstCommand,
  runCommandRow,
  scenarioCommand,
  failoverCommand,
  statusCommand,
  sweepCommand,
  mergeCommand,
  diffCommand,
  planCommand,
  registerCommand,
  sitesCommand,
  addressesCommand,
  baselineCommand,
  reportCommand,
  schemaCommand,
  serveCommand,
]

export const COMMANDS: readonly Command[] = [...ANSWERING, completionCommand(ANSWERING)]
