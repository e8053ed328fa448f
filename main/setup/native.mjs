import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { applicationNode, inRoot } from './paths.mjs'
import { read, say, work } from './run.mjs'

// pkcs11js comes as C++ source only, and install scripts stay off: its one file is compiled here, with the headers of the Node that
// runs it. A machine without a compiler starts all the same; the screen 实体CA then says what is missing.

const home = inRoot('node_modules', 'pkcs11js')
const built = path.join(home, 'build', 'Release', 'pkcs11.node')

/** The headers of the application's Node; absent on macOS, where that Node is not a package of ours. */
function headers() {
  const node = applicationNode()
  const folder = node && path.resolve(path.dirname(node), '..', 'include', 'node')
  return folder && existsSync(path.join(folder, 'node_api.h')) ? folder : undefined
}

/** Loads it where the application will: in Node 24, in a process of its own, because a bad build may end that process. */
const loads = () => read(applicationNode() ?? process.execPath, ['-e', `new (require(${JSON.stringify(home)}).PKCS11)()`])

/** Compiles the link to PKCS#11 drivers when it is not there; tells, and goes on, when that does not work here. */
export async function buildKeyDriver() {
  if (!existsSync(home) || existsSync(built)) return
  if (process.platform !== 'linux')
    return say('  实体CA组件在本系统上没有预先编译，“实体CA”页面会说明。 No build of the key component for this system.')
  const include = headers()
  const compiler = ['g++', 'c++', 'clang++'].find((name) => read(name, ['--version']).ok)
  if (!include || !compiler) {
    say('  没有 C++ 编译器，实体CA暂不能使用：sudo apt-get install -y g++ 后重新运行。 No C++ compiler: USB keys stay off.')
    return
  }
  say('编译实体CA组件… Building the link to key drivers')
  mkdirSync(path.dirname(built), { recursive: true })
  const sources = ['dl', 'common', 'main'].map((name) => path.join(home, 'src', `${name}.cpp`))
  const defines = ['NAPI_DISABLE_CPP_EXCEPTIONS', 'NODE_GYP_MODULE_NAME=pkcs11', 'BUILDING_NODE_EXTENSION'].map((name) => `-D${name}`)
  // Beside its place first: a half-written file must not be taken for a built one.
  const draft = `${built}.${process.pid}`
  const flags = ['-shared', '-fPIC', '-O2', '-s', '-w', '-std=c++17', ...defines, `-I${path.join(home, 'includes')}`, `-I${include}`]
  const { ok, output } = await work(compiler, [...flags, ...sources, '-ldl', '-o', draft])
  if (ok) renameSync(draft, built)
  const check = ok ? loads() : { ok: false, err: output }
  if (check.ok) return
  rmSync(built, { force: true })
  rmSync(draft, { force: true })
  say(`  实体CA组件编译失败，暂不能使用实体CA： Building the key component failed:\n${check.err.trim().split('\n').slice(0, 5).join('\n')}`)
}
