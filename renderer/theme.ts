import type { ThemeConfig } from 'antd'

export type Density = 'compact' | 'roomy'
export const isDensity = (value: unknown): value is Density => value === 'compact' || value === 'roomy'

export const fontFamily =
  '"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "思源黑体", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif'

/** Text on white at 7:1 and more, secondary text at 5.7:1; one blue for what can be pressed. */
export const themeOf = (density: Density, motion: boolean): ThemeConfig => ({
  cssVar: { key: 'desk', prefix: 'ant' },
  hashed: false,
  token: {
    colorPrimary: '#0b57b7',
    colorInfo: '#0b57b7',
    colorLink: '#0b57b7',
    colorLinkHover: '#08407f',
    colorLinkActive: '#08407f',
    colorSuccess: '#1c6b36',
    colorWarning: '#8a5300',
    colorError: '#b3261e',
    colorInfoBg: '#eef4fc',
    colorInfoBorder: '#a9c4e8',
    colorSuccessBg: '#edf7f0',
    colorSuccessBorder: '#9fcbac',
    colorWarningBg: '#fff6e6',
    colorWarningBorder: '#e2c272',
    colorErrorBg: '#fdf0ef',
    colorErrorBorder: '#e3a39e',
    colorText: '#1b2430',
    colorTextSecondary: '#4c5766',
    colorTextTertiary: '#5c6776',
    colorTextDescription: '#4c5766',
    colorTextPlaceholder: '#667080',
    colorBorder: '#8b95a3',
    colorBorderSecondary: '#dde2e8',
    colorBgLayout: '#f3f5f8',
    borderRadius: 4,
    fontSize: 14,
    fontFamily,
    lineWidthFocus: 2,
    motion,
    ...(density === 'compact' ? { controlHeight: 28, sizeStep: 3 } : { controlHeight: 36, sizeStep: 4 }),
  },
  components: {
    Table: { cellPaddingBlockSM: density === 'compact' ? 4 : 9, cellPaddingInlineSM: 8, headerBg: '#eef1f5', rowHoverBg: '#eef4fc' },
    Alert: { withDescriptionPadding: '8px 12px', withDescriptionIconSize: 18, defaultPadding: '8px 12px' },
    Form: { itemMarginBottom: density === 'compact' ? 14 : 22, verticalLabelPadding: '0 0 4px' },
    Button: { primaryShadow: 'none', defaultShadow: 'none' },
  },
})
