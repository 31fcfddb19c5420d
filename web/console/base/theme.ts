import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

type Pair = readonly [light: string, dark: string];

/**
 * The colours by what they mean, each readable on page and surface (WCAG 2.2: text 4.5, borders and icons 3). `danger`: a person must
 * act. `warn`: soon. `wait`: on its way, links and focus. `ok`: confirmed. `muted`: paused, archived, unknown.
 */
const tokens: Record<string, Pair> = {
  page: ['#FFFFFF', '#1A1B1E'],
  surface: ['#F6F7F9', '#25262B'],
  pointer: ['#EDEFF3', '#2F3136'],
  text: ['#1A1B1E', '#E6E7EA'],
  muted: ['#5A6170', '#A7ADB8'],
  'muted-tint': ['#EEF0F3', '#2F3136'],
  danger: ['#B42318', '#FF9A91'],
  'danger-tint': ['#FDECEA', '#43201D'],
  warn: ['#8A4B00', '#F5BE55'],
  'warn-tint': ['#FFF3DC', '#3D2F14'],
  wait: ['#1459B8', '#93BEFF'],
  'wait-tint': ['#E8F1FD', '#1A304F'],
  ok: ['#1B6E3B', '#74D391'],
  'ok-tint': ['#E6F6EC', '#17352A'],
  'on-main': ['#FFFFFF', '#1A1B1E'],
  sales: ['#B45F06', '#F0A04B'],
  border: ['#868E99', '#6B7280'],
  line: ['#DDE1E7', '#373A40'],
};

const toVariables = (index: 0 | 1): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(tokens).map(([name, pair]) => [`--o-${name}`, pair[index]])),
  '--mantine-color-body': tokens.page![index],
  '--mantine-color-text': tokens.text![index],
  '--mantine-color-dimmed': tokens.muted![index],
  '--mantine-color-placeholder': tokens.muted![index],
  '--mantine-color-error': tokens.danger![index],
  '--mantine-color-anchor': tokens.wait![index],
  '--mantine-color-default-border': tokens.border![index],
  '--mantine-primary-color-filled': tokens.wait![index],
  '--mantine-primary-color-filled-hover': tokens.wait![index],
  '--mantine-primary-color-contrast': tokens['on-main']![index],
});

/** Writes the colours as CSS variables `--o-…` for the light and the dark look. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: toVariables(0),
  dark: toVariables(1),
});

const shade = '#1459B8';
const blue: MantineColorsTuple = [shade, shade, shade, shade, shade, shade, shade, shade, shade, shade];

export const theme = createTheme({
  primaryColor: 'wait',
  colors: { wait: blue },
  autoContrast: false,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  defaultRadius: 8,
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.45' },
  headings: { fontWeight: '600' },
  // 44 px to touch, 16 px to type: no phone zooms into a field.
  components: {
    Button: { defaultProps: { h: 44 } },
    TextInput: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    // It goes by itself; one that stays names its button in the user's language.
    Notification: { defaultProps: { withCloseButton: false } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    FileInput: { defaultProps: { size: 'md' } },
  },
});
