import { Alert, Checkbox, Form, Select } from 'antd'
import { offices } from '../../../shared/policy/offices.ts'
import { conflicts, type Role, roleLabels, roles } from '../../../shared/policy/roles.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'

/** Roles that one person may not hold together among those chosen; a form with some cannot be sent. */
export const clashesOf = (chosen: readonly Role[] | undefined) => conflicts(chosen ?? [])

/** Posts and offices inside a Form: `roles`, with forbidden combinations named at once, and `offices`. */
export function PostItems() {
  const { staff: words, common } = useText()
  const say = useSay()
  const clashes = clashesOf(Form.useWatch('roles', Form.useFormInstance()))
  return (
    <>
      <Form.Item name="roles" label={words.roles} rules={[{ type: 'array', min: 1, message: words.rolesBad }]}>
        <Checkbox.Group options={roles.map((role) => ({ value: role, label: say(roleLabels[role]) }))} />
      </Form.Item>
      {clashes.length > 0 && (
        <Alert
          className="spaced"
          type="error"
          showIcon
          role="alert"
          title={words.conflict}
          description={
            <ul>
              {clashes.map((clash) => (
                <li key={`${clash.a}-${clash.b}`}>
                  {common.labelled(`${say(roleLabels[clash.a])} / ${say(roleLabels[clash.b])}`, say(clash.rule))}
                </li>
              ))}
            </ul>
          }
        />
      )}
      <Form.Item name="offices" label={words.offices} rules={[{ required: true, type: 'array', min: 1, message: words.officesBad }]}>
        <Select
          mode="multiple"
          maxTagCount="responsive"
          showSearch={{ optionFilterProp: 'label' }}
          options={offices.map((office) => ({ value: office.id, label: say(office.name) }))}
        />
      </Form.Item>
    </>
  )
}
