/** The box of a device and what runs on it, with what a choice changes said in words. */
import { useState } from 'react'
import {
  type BoxedDevice,
  chooseDialect,
  choosePlatform,
  chooseRelease,
  type Design,
  type Edit,
  platformOf,
  platformsFor,
  RELEASES,
  releaseChanges,
  releaseWords,
} from '../../design/index'
import { designStore, edit, notify } from '../../store/index'
import { SelectField } from '../components/Fields'
import { said, t } from '../words/language'
import { releaseName } from './release-name'

const LANGUAGES = [
  ['asa', 'ASA 8.3+'],
  ['pix', 'PIX 6.x'],
  ['ios', 'IOS'],
] as const

export function ProfileFields({ device }: { readonly device: BoxedDevice }) {
  const [before, setBefore] = useState<BoxedDevice>()
  const platform = platformOf(device)
  const isIos = device.kind !== 'firewall' || device.dialect === 'ios'
  const choose = (make: (design: Design) => Edit | string) => {
    const made = make(designStore.getState().design)
    const problem = typeof made === 'string' ? made : edit(made)
    if (problem !== undefined) notify(problem, 'error')
    else setBefore(device)
  }
  return (
    <>
      {device.kind === 'firewall' && (
        <SelectField
          label="Language"
          value={device.dialect}
          options={LANGUAGES}
          commit={(value) => choose((design) => chooseDialect(design, device.name, value as 'asa'))}
        />
      )}
      <div className="two">
        <SelectField
          label="Platform"
          value={device.platform}
          options={withCurrent(
            platformsFor(device).map((item) => [item.id, item.title] as const),
            device.platform,
          )}
          commit={(value) => choose((design) => choosePlatform(design, device.name, value))}
        />
        <SelectField
          label="Release"
          value={device.release}
          options={withCurrent(isIos ? IOS_RELEASES : (platform?.releases ?? []).map(named), device.release)}
          commit={(value) => choose((design) => chooseRelease(design, device.name, value))}
        />
      </div>
      <Changes before={before} device={device} isIos={isIos} />
      <details className="decides">
        <summary>{t('What this decides')}</summary>
        <ul>
          <li>
            {t('Ports: {ports}', { ports: platform?.ports.join(', ') ?? t('not known') })}
            {platform?.modules.map(
              (module) =>
                `; ${t('with {title} also {ports}', { title: module.title, ports: module.ports.join(', ') })}`,
            )}
          </li>
          {isIos && releaseWords(device.release).map((text) => <li key={text}>{said(text)}</li>)}
        </ul>
      </details>
    </>
  )
}

const IOS_RELEASES = RELEASES.map(({ release, title }) => [release, title.split(',')[0] ?? title] as const)
const named = (release: string) => [release, releaseName(release)] as const

/** The options, and the present value where it is none of them: it was imported or typed into a file. */
function withCurrent(
  options: readonly (readonly [string, string])[],
  value: string,
): readonly (readonly [string, string])[] {
  return options.some(([option]) => option === value) ? options : [[value, value], ...options]
}

interface ChangesProps {
  readonly before: BoxedDevice | undefined
  readonly device: BoxedDevice
  readonly isIos: boolean
}

/** What the last choice made here has changed, until the next one. */
function Changes({ before, device, isIos }: ChangesProps) {
  const changes = before ? changesBetween(before, device, isIos) : []
  return (
    <div role="status">
      {changes.length > 0 && (
        <div className="changed">
          <strong>{t('What has changed')}</strong>
          <ul>
            {changes.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function changesBetween(before: BoxedDevice, device: BoxedDevice, isIos: boolean): readonly string[] {
  const platform = platformOf(device)
  const renamed = before.interfaces.flatMap((item, index) => {
    const now = device.interfaces[index]?.name
    return now === undefined || now === item.name
      ? []
      : [t('{name} is now {now}, wherever it is named', { name: item.name, now })]
  })
  return [
    ...(before.platform === device.platform
      ? []
      : [t('It is a {title}', { title: platform?.title ?? device.platform })]),
    ...(before.release === device.release
      ? []
      : [t('It runs {value}', { value: isIos ? device.release : named(device.release)[1] })]),
    ...renamed,
    ...(isIos ? releaseChanges(before.release, device.release).map(said) : []),
  ]
}
