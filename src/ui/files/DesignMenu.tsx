/** What is done with a design as a whole, beside its name. */
import { setView, showList } from '../../store/index'
import { Icon } from '../components/Icon'
import { MenuButton } from '../components/MenuButton'
import { leavingTyped } from '../typed/leaving'
import { t } from '../words/language'
import { saveFile } from './files'

export function DesignMenu() {
  return (
    <MenuButton
      label="Designs and versions"
      items={[
        { title: t('All designs'), run: () => leavingTyped(() => void showList()) },
        { title: t('Steps…'), run: () => setView({ dialog: 'steps' }) },
        { title: t('Versions…'), run: () => setView({ dialog: 'versions' }) },
        { title: t('Save to another file…'), run: () => void saveFile(true) },
      ]}
    >
      <Icon name="down" />
    </MenuButton>
  )
}
