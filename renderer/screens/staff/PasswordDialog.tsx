export const PasswordDialog = (_: { open: boolean; onClose(): void }) => null
