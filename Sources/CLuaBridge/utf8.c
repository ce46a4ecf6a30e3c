// The utf8 library of Lua, with each pass over a string charged before it is made.

#include "internal.h"

// Upvalue 1: the function of Lua.
static int charged(lua_State *L) {
  uint64_t work = (uint64_t)lua_gettop(L);
  if (lua_type(L, 1) == LUA_TSTRING) work += lua_rawlen(L, 1);
  clb_work(clb_of(L), work);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

void clb_utf8_open(lua_State *L) {
  static const char *const linear[] = {"char", "codepoint", "len", "offset", NULL};
  int target = lua_gettop(L);
  lua_pushcfunction(L, luaopen_utf8);
  lua_call(L, 0, 1);
  for (int i = 0; linear[i] != NULL; i++) {
    lua_getfield(L, -1, linear[i]);
    lua_pushcclosure(L, charged, 1);
    lua_setfield(L, -2, linear[i]);
  }
  lua_remove(L, target);
}
