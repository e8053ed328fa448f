import { type Text, text } from '../text.ts'

/** What can go wrong between the desk and a key, as the operator needs to know it. */
export const keyTroubles = [
  'noComponent',
  'missing',
  'wrongBitness',
  'notPkcs11',
  'truncated',
  'changedFile',
  'crashed',
  'timeout',
  'disabled',
  'noToken',
  'removed',
  'pinIncorrect',
  'pinFinal',
  'pinLocked',
  'pinLength',
  'pinToBeChanged',
  'pinPad',
  'noPrivateKey',
  'sm2Unsupported',
  'unsupportedKey',
  'driverError',
] as const
export type KeyTrouble = (typeof keyTroubles)[number]

interface Words {
  readonly what: Text
  /** What to do next. */
  readonly wayOut: Text
}
const words = (zh: string, zhWay: string, en: string, enWay: string): Words => ({ what: text(zh, en), wayOut: text(zhWay, enWay) })

export const keyTroubleWords: { readonly [T in KeyTrouble]: Words } = {
  noComponent: words(
    '本机没有编译实体CA组件',
    '请安装 C++ 编译器（Debian、UOS：apt-get install g++；麒麟：yum install gcc-c++）后重新运行 npm start',
    'The link to key drivers is not built on this machine',
    'Install a C++ compiler (g++) and run npm start again',
  ),
  missing: words(
    '驱动文件不存在',
    '请安装该证书的驱动，或在驱动列表中更正路径',
    'The driver file is not there',
    'Install the driver or correct its path',
  ),
  wrongBitness: words(
    '驱动为32位版本（或不是本机的处理器），不能装入',
    '请向发证机构索取64位驱动',
    'The driver is for another kind of machine (32 bit)',
    'Ask the issuer for the 64-bit driver',
  ),
  notPkcs11: words(
    '该文件不是 PKCS#11 驱动',
    '请选择名称中通常带 pkcs11 或 p11 的驱动文件；只提供 SKF（国密）接口的驱动尚不支持',
    'The file is not a PKCS#11 driver',
    'Choose the PKCS#11 file of the driver; SKF drivers are not supported',
  ),
  truncated: words(
    '驱动文件不完整',
    '可能正在更新；请稍候重试，仍不行请重新安装驱动',
    'The driver file is incomplete',
    'It may be being updated; try again or reinstall it',
  ),
  changedFile: words(
    '驱动文件与登记时不同，没有装入',
    '如确为驱动更新，请由系统管理员或安全管理员重新登记',
    'The driver file differs from the one registered',
    'Let an administrator register the update',
  ),
  crashed: words(
    '驱动异常，已隔离，经办台不受影响',
    '请拔出证书重新插入后重试；反复出现请更新驱动',
    'The driver crashed and was isolated',
    'Plug the key in again; update the driver if it stays',
  ),
  timeout: words(
    '驱动没有响应，已停止等待',
    '请拔出证书重新插入后重试。口令是否已计次无法确认，请勿连续尝试',
    'The driver did not answer',
    'Plug the key in again. Whether the PIN was counted is not known',
  ),
  disabled: words(
    '驱动反复异常，已停用',
    '请更新驱动后按“重试”',
    'The driver crashed repeatedly and is off',
    'Update it, then press Retry',
  ),
  noToken: words('没有检测到U盘证书', '请插入U盘证书', 'No key found', 'Insert the key'),
  removed: words('U盘证书已拔出', '请重新插入后重试', 'The key was removed', 'Insert it again'),
  pinIncorrect: words('证书口令错误', '请核对后重新输入', 'Wrong PIN', 'Check and type it again'),
  pinFinal: words(
    '证书口令只剩最后一次机会，再错将被锁定',
    '没有把握请勿再试，向发证机构查询或重置口令',
    'One try is left before the key locks',
    'Do not try unless certain; ask the issuer',
  ),
  pinLocked: words('证书口令已锁定', '请联系发证机构解锁', 'The PIN is locked', 'Ask the issuer to unlock it'),
  pinLength: words(
    '口令长度不符，没有提交给证书',
    '请核对后重新输入',
    'The PIN has a wrong length and was not sent',
    'Check and type it again',
  ),
  pinToBeChanged: words(
    '证书仍使用初始口令',
    '请先用发证机构的工具修改口令',
    'The initial PIN must be changed first',
    "Change it with the issuer's tool",
  ),
  pinPad: words(
    '该证书要在自带键盘上输入口令，经办台尚不支持',
    '请换用在电脑上输入口令的证书',
    'Keys with a PIN pad are not supported',
    'Use a key whose PIN is typed on the PC',
  ),
  noPrivateKey: words(
    '证书没有签名密钥（可能是加密证书）',
    '请选择签名证书',
    'There is no signing key for it',
    'Choose the signing certificate',
  ),
  sm2Unsupported: words(
    '该证书为 SM2 证书，驱动未提供 PKCS#11 签名机制',
    '证书信息可以查看和绑定；签名、登录请用 RSA 或 EC 证书',
    'An SM2 key, and its driver offers no way to sign through PKCS#11',
    'It can be read and bound; sign with an RSA or EC key',
  ),
  unsupportedKey: words('不支持该证书的密钥类型', '请换用 RSA 或 EC 证书', 'The kind of key is not supported', 'Use an RSA or EC key'),
  driverError: words(
    '驱动返回错误',
    '请重新插入证书后重试；仍出现请导出诊断报告',
    'The driver returned an error',
    'Try again; if it stays, save the report',
  ),
}

/** Flags of a token that the desk acts on (PKCS#11 CKF_*). */
export const tokenFlags = ['pinCountLow', 'pinFinalTry', 'pinLocked', 'pinToBeChanged', 'pinPad'] as const
export type TokenFlag = (typeof tokenFlags)[number]
