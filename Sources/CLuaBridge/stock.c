// Libraries that are still Lua's own.
#include "internal.h"
static void open_stock(lua_State *L, lua_CFunction open) {
  int target = lua_gettop(L);
  lua_pushcfunction(L, open);
  lua_call(L, 0, 1);
  lua_remove(L, target);
}
void clb_string_open(lua_State *L) { open_stock(L, luaopen_string); }
void clb_table_open(lua_State *L) { open_stock(L, luaopen_table); }
void clb_utf8_open(lua_State *L) { open_stock(L, luaopen_utf8); }
