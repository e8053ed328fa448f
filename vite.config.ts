import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (file: string) => path.resolve(import.meta.dirname, file)

// Programs of the main side, each a file in out/main. They load their neighbours (workers) by file name.
const programs = {
  chromium: 'main/hosts/chromium/main.ts',
  electron: 'main/hosts/electron/main.ts',
  cli: 'main/cli.ts',
  tour: 'main/tour.ts',
  writer: 'main/jobs/writer.ts',
  verifier: 'main/jobs/verifier.ts',
  backup: 'main/jobs/backup.ts',
  workbookReader: 'main/jobs/workbookReader.ts',
  workbookResult: 'main/jobs/workbookResult.ts',
  baseExport: 'main/jobs/baseExport.ts',
  press: 'main/jobs/press.ts',
  planner: 'main/jobs/planner.ts',
  driver: 'main/keys/driver.ts',
}
const existing = Object.fromEntries(
  Object.entries(programs)
    .map(([name, file]) => [name, here(file)] as const)
    .filter(([, file]) => existsSync(file)),
)

// Native, or not to be bundled: found in node_modules at run time.
const outside = ['electron', 'better-sqlite3', '@node-rs/argon2', 'pkcs11js', 'playwright-core']

// What pdf.js reads by name at run time, from our own origin: character maps, standard fonts, decoders without WebAssembly.
const pdfFolders = [
  { from: 'cmaps', to: 'cmaps', wanted: /\.bcmap$/ },
  { from: 'standard_fonts', to: 'standard_fonts', wanted: /\.(pfb|ttf)$/ },
  { from: 'wasm', to: 'decoders', wanted: /_nowasm_fallback\.js$/ },
]
const pdfData = (): Plugin => ({
  name: 'pdf-data',
  applyToEnvironment: (environment) => environment.name === 'client',
  generateBundle() {
    for (const { from, to, wanted } of pdfFolders) {
      const folder = here(path.join('node_modules/pdfjs-dist', from))
      for (const name of readdirSync(folder).filter((file) => wanted.test(file))) {
        this.emitFile({ type: 'asset', fileName: `pdf/${to}/${name}`, source: readFileSync(path.join(folder, name)) })
      }
    }
  },
})

// The faces that printed documents are set in, beside the programs (main/print/fontFiles.ts).
const printFonts = (): Plugin => ({
  name: 'print-fonts',
  applyToEnvironment: (environment) => environment.name === 'main',
  writeBundle() {
    for (const weight of ['400Regular', '700Bold']) {
      const file = `NotoSerifSC_${weight}.ttf`
      cpSync(here(`node_modules/@expo-google-fonts/noto-serif-sc/${weight}/${file}`), here(`out/main/fonts/${file}`))
    }
  },
})

export default defineConfig({
  root: here('renderer'),
  // Replaced by a fresh value on every load (main/hosts/respond.ts).
  html: { cspNonce: '__NONCE__' },
  plugins: [react(), pdfData(), printFonts()],
  environments: {
    client: {
      build: {
        outDir: here('out/renderer'),
        emptyOutDir: true,
        target: 'chrome140',
        modulePreload: { polyfill: false },
        // data: fonts and scripts would need a wider content policy
        assetsInlineLimit: 0,
        reportCompressedSize: false,
        chunkSizeWarningLimit: 4000,
        rolldownOptions: { input: [here('renderer/index.html'), here('renderer/splash.html')] },
      },
    },
    main: {
      consumer: 'server',
      // pdfmake asks for the folder it lies in; a bundled module has only this name for it.
      define: { __dirname: 'import.meta.dirname' },
      resolve: { noExternal: true, external: outside, conditions: ['node'] },
      build: {
        outDir: here('out/main'),
        emptyOutDir: true,
        target: 'node24',
        minify: false,
        emitAssets: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: existing,
          external: [...outside, /^node:/, ...builtinModules],
          // Flat, so that import.meta.dirname is out/main in every part.
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
          platform: 'node',
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: here('out/preload'),
        emptyOutDir: true,
        target: 'chrome140',
        minify: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: { preload: here('main/preload.ts') },
          external: ['electron'],
          // A sandboxed preload is loaded as CommonJS, from one file.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (['client', 'main', 'preload'].includes(environment.name)) await builder.build(environment)
      }
    },
  },
})
