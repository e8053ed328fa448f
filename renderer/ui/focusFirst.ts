/** For a dialog's `afterOpenChange`: puts the focus into the field with the id, instead of on the button that closes. */
export const focusFirst = (id: string) => (open: boolean) => {
  if (open) document.getElementById(id)?.focus()
}
