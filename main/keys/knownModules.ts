import { homedir } from 'node:os'
import type { ModuleChoice } from './moduleProcess.ts'

/** A driver as vendors install it; paths with `%VARIABLES%` on Windows and `~` elsewhere. */
interface Known {
  readonly id: string
  readonly name: string
  readonly paths: readonly string[]
}

/**
 * Where drivers of keys in use here are installed, from public projects; no vendor's own list. The same stick carries another file name
 * for every CA, so the office adds its own.
 */
const known: { readonly [P in 'win32' | 'linux' | 'darwin']: readonly Known[] } = {
  win32: [
    {
      id: 'epass3003',
      name: '飞天 ePass3003',
      paths: ['%SystemRoot%\\System32\\ShuttleCsp11_3003_X64.dll', '%SystemRoot%\\System32\\ShuttleCsp11_3003.dll'],
    },
    {
      id: 'epass2003',
      name: '飞天 ePass2003',
      paths: ['%SystemRoot%\\System32\\eps2003csp1164.dll', '%SystemRoot%\\System32\\eps2003csp11.dll'],
    },
    {
      id: 'gm3000',
      name: '龙脉 mToken GM3000',
      paths: [
        '%SystemRoot%\\System32\\gm3000_pkcs11.dll',
        '%ProgramFiles(x86)%\\GM3000\\gm3000_pkcs11.dll',
        '%SystemRoot%\\System32\\GM3000ZJCA_P11.dll',
      ],
    },
    {
      id: 'haitai',
      name: '海泰方圆',
      paths: [
        '%SystemRoot%\\System32\\HtPkcs11.dll',
        '%SystemRoot%\\System32\\HtPkcs1120066.dll',
        '%SystemRoot%\\System32\\HtPkcs1120240.dll',
        '%SystemRoot%\\SysWOW64\\HtPkcs11.dll',
      ],
    },
    { id: 'watchdata', name: '握奇', paths: ['%SystemRoot%\\System32\\WDPKCS.dll'] },
    { id: 'opensc', name: 'OpenSC', paths: ['%ProgramFiles%\\OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll'] },
  ],
  linux: [
    {
      id: 'epass3003',
      name: '飞天 ePass3003',
      paths: ['/usr/lib/libshuttle_p11v220.so', '/usr/lib/libshuttle_p11v220.so.1.0.0', '/usr/local/lib/libshuttle_p11v220.so.1.0.0'],
    },
    { id: 'epass2003', name: '飞天 ePass2003', paths: ['/usr/lib/libcastle.so.1.0.0'] },
    {
      id: 'gm3000',
      name: '龙脉 mToken GM3000',
      paths: [
        '/opt/lm-gm3000/lib/libgm3000_pkcs11.so',
        '/opt/apps/com.longmai.gm3000user/files/lib/libgm3000_pkcs11.so',
        '/usr/lib/libgm3000_pkcs11.so',
      ],
    },
    {
      id: 'opensc',
      name: 'OpenSC',
      paths: [
        '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so',
        '/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so',
        '/usr/lib64/pkcs11/opensc-pkcs11.so',
        '/usr/lib64/opensc-pkcs11.so',
      ],
    },
  ],
  darwin: [{ id: 'opensc', name: 'OpenSC', paths: ['/Library/OpenSC/lib/opensc-pkcs11.so'] }],
}

const placed = (path: string): string =>
  path.replace(/%([^%]+)%/g, (whole, name: string) => process.env[name] ?? whole).replace(/^~/, homedir())

/** The drivers of this system, each at the first of its places where `exists` finds one; at its first place where none does. */
export function knownModules(exists: (path: string) => boolean, platform: NodeJS.Platform = process.platform): ModuleChoice[] {
  if (platform !== 'win32' && platform !== 'linux' && platform !== 'darwin') return []
  return known[platform].map(({ id, name, paths }) => {
    const places = paths.map(placed)
    return { id, name, path: places.find(exists) ?? places[0] ?? '', sha256: null }
  })
}
