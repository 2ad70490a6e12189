/** What was just said, on the screen and to a screen reader. Information goes by itself, problems stay. */

import { useEffect } from 'react'
import { setView } from '../../store/index'
import { Icon } from '../components/Icon'
import { useView } from '../components/useStore'

const GONE_AFTER_MS = 5000

export function NoticeLine() {
  const notice = useView((state) => state.notice)
  useEffect(() => {
    if (notice?.tone !== 'info') return
    const timer = setTimeout(() => setView({ notice: undefined }), GONE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [notice])
  return (
    <div aria-live="assertive">
      {notice && (
        <div className={`notice ${notice.tone}`} key={notice.id}>
          <span>{notice.text}</span>
          <button
            type="button"
            className="button quiet icon"
            aria-label="Dismiss"
            onClick={() => setView({ notice: undefined })}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  )
}
