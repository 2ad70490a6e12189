/** docs/assumptions.md, made of the table of parameters: what each means, its value, its range, and where it is from. */
import { DEFAULT_PARAMETERS, PARAMETER_INFO, type ParameterInfo, type Parameters } from '../../src/config/index'

const cell = (text: string) => text.replaceAll('|', '\\|')

function rowOf(name: string, info: ParameterInfo, value: unknown): string {
  const unit = info.unit === '' ? '' : ` ${info.unit}`
  const range = info.range ? `${info.range.least} to ${info.range.most}: ${info.range.why}` : ''
  const choices = info.choices?.map(([word, meaning]) => `\`${word}\`: ${meaning}`).join('; ') ?? ''
  return `| \`${name}\` | ${cell(info.label)} | ${String(value)}${unit} | ${cell(info.source)} | ${cell(range + choices)} |`
}

function tableOf(standing: ParameterInfo['standing']): string {
  const names = Object.keys(PARAMETER_INFO) as (keyof Parameters)[]
  const rows = names
    .filter((name) => PARAMETER_INFO[name].standing === standing)
    .map((name) => rowOf(name, PARAMETER_INFO[name], DEFAULT_PARAMETERS[name]))
  return ['| name | meaning | value | from | may be |', '| --- | --- | --- | --- | --- |', ...rows].join('\n')
}

export const assumptionsPaper = (): string => `# What is assumed

Made of the table of parameters (\`src/config/parameter-info.ts\`) by \`npm run papers\`; a check holds it to it. Each can be changed for a
design (Timers on the page), for a scenario (\`parameters\`) and for a call (\`--with NAME=VALUE\`). Nothing is tuned to a published outage.

## Assumptions: the field does not fix them

${tableOf('assumption')}

## With a source

${tableOf('sourced')}
`
