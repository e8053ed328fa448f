/* A PKCS#11 module that misbehaves the way MODE says; compiled once for each mode by the test. */
#include <string.h>
#include <stdlib.h>
#include <unistd.h>
#include "pkcs11.h"

#define SEGFAULT 1
#define ABORT 2
#define EXIT 3
#define HANG 4
#define SPIN 5
#define NO_ENTRY 6
#define ERRORS 7
#define ONCE 8
#define REMOVED 9
#define DOUBLE_INIT 10
#define INIT_HANG 11
#define PULLED 12
#define BROKEN 13

static CK_RV init(void *a) {
  (void)a;
#if MODE == DOUBLE_INIT
  return CKR_CRYPTOKI_ALREADY_INITIALIZED;
#elif MODE == INIT_HANG
  sleep(600);
#endif
  return CKR_OK;
}
static CK_RV fini(void *a) { (void)a; return CKR_OK; }
static CK_RV info(CK_INFO *i) { memset(i, ' ', sizeof *i); i->cryptokiVersion.major = 2; i->cryptokiVersion.minor = 40; return CKR_OK; }
/* One key, which is pulled by whoever looks at it, or stays and cannot be read. */
static CK_ULONG keys = MODE == PULLED || MODE == BROKEN;
static CK_RV token(CK_SLOT_ID slot, CK_TOKEN_INFO *i) {
  (void)slot; (void)i;
  if (MODE == PULLED) keys = 0;
  return CKR_GENERAL_ERROR;
}
static CK_RV slots(CK_BBOOL present, CK_SLOT_ID *list, CK_ULONG *count) {
  (void)present; (void)list;
#if MODE == SEGFAULT
  *(volatile int *)0 = 1;
#elif MODE == ABORT
  abort();
#elif MODE == EXIT
  exit(7);
#elif MODE == HANG
  sleep(600);
#elif MODE == SPIN
  for (;;);
#elif MODE == ERRORS
  return 0x80000A24UL;
#elif MODE == REMOVED
  return CKR_DEVICE_REMOVED;
#elif MODE == ONCE
  static int called; if (called++ > 2) abort();
#endif
  *count = keys;
  if (list && keys) *list = 1;
  return CKR_OK;
}
static CK_FUNCTION_LIST functions;
#if MODE != NO_ENTRY
CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR p) {
  functions.version.major = 2; functions.version.minor = 40;
  functions.C_Initialize = init; functions.C_Finalize = fini; functions.C_GetInfo = info; functions.C_GetSlotList = slots;
  functions.C_GetTokenInfo = token;
  *p = &functions;
  return CKR_OK;
}
#else
void *unused(void) { return &functions; }
#endif
