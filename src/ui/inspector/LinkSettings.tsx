/** Settings of one link. */
import type { Link, LinkChange, LinkMedia } from '../../design/index'
import { edit, select } from '../../store/index'
import { NumberField, SelectField } from '../components/Fields'
import { lookAtCable } from '../packets/cable'
import { t } from '../words/language'
import { CourseFields } from './CourseFields'
import { MEDIA } from './media'

export function LinkSettings({ link }: { readonly link: Link }) {
  const put = (change: LinkChange) => edit({ kind: 'set-link', id: link.id, change })
  return (
    <>
      <p className="mono field">
        {link.a.device} {link.a.interface} — {link.b.device} {link.b.interface}
      </p>
      <SelectField
        label="Medium"
        value={link.media}
        options={MEDIA}
        commit={(media) => put({ media: media as LinkMedia })}
      />
      <NumberField
        label={t('Rate from {device} (kbit/s)', { device: link.a.device })}
        value={link.bandwidthKbit}
        least={1}
        most={100_000_000}
        commit={(value) => put({ bandwidthKbit: value ?? 1 })}
      />
      <NumberField
        label={t('Rate from {device} (kbit/s)', { device: link.b.device })}
        value={link.returnBandwidthKbit}
        least={1}
        most={100_000_000}
        commit={(value) => put({ returnBandwidthKbit: value ?? 1 })}
      />
      <div className="two">
        <NumberField
          whole={false}
          label="Delay, one way (ms)"
          value={link.delayMs}
          least={0}
          most={5000}
          commit={(value) => put({ delayMs: value ?? 0 })}
        />
        <NumberField
          whole={false}
          label="Jitter (ms)"
          value={link.jitterMs}
          least={0}
          most={5000}
          commit={(value) => put({ jitterMs: value ?? 0 })}
        />
        <NumberField
          whole={false}
          label="Loss (%)"
          value={link.lossPercent}
          least={0}
          most={100}
          commit={(value) => put({ lossPercent: value ?? 0 })}
        />
      </div>
      <CourseFields link={link} />
      <p className="buttons">
        <button type="button" className="button" onClick={() => lookAtCable(link)}>
          {t('Packets on it')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            edit({ kind: 'remove-links', ids: [link.id] })
            select([])
          }}
        >
          {t('Remove link')}
        </button>
      </p>
    </>
  )
}
