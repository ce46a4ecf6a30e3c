// The basic functions: those of Lua that are safe as they are, and our own of the others.

#include "internal.h"

static int base_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  clb_tostring(L, 1, NULL);
  return 1;
}

// A line for the log; past the limit lines are only counted.
static int base_print(lua_State *L) {
  clb_state *state = clb_of(L);
  int count = lua_gettop(L);
  luaL_Buffer line;
  luaL_buffinit(L, &line);
  for (int i = 1; i <= count; i++) {
    if (i > 1) luaL_addchar(&line, '\t');
    clb_tostring(L, i, NULL);
    luaL_addvalue(&line);
  }
  luaL_pushresult(&line);
  size_t length = lua_rawlen(L, -1);
  if (state->dropped_lines > 0 || state->log_bytes + length > state->limits.log_bytes) {
    state->dropped_lines++;
    clb_work(state, 100);
    return 0;
  }
  state->log_bytes += length + 1;
  clb_host_call(L, CLB_CALL_LOG, -1, 1);
  return 0;
}

static int base_rawset(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkany(L, 3);
  lua_settop(L, 3);
  clb_refuse_locked(L, 1);
  lua_rawset(L, 1);
  return 1;
}

static void refuse_field(lua_State *L, const char *name) {
  lua_pushstring(L, name);
  if (lua_rawget(L, 2) != LUA_TNIL) clb_raise(L, "'%s' is not available in plugins", name);
  lua_pop(L, 1);
}

static int base_setmetatable(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  int type = lua_type(L, 2);
  luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
  lua_settop(L, 2);
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
    clb_raise(L, "cannot change a protected metatable");
  if (type == LUA_TTABLE) {
    refuse_field(L, "__gc");
    refuse_field(L, "__mode");
  }
  lua_setmetatable(L, 1);
  return 1;
}

void clb_base_open(lua_State *L) {
  static const char *const kept[] = {
    "assert", "error", "pcall", "xpcall", "select", "tonumber", "type", "rawequal", "rawget",
    "rawlen", "getmetatable", NULL};
  static const luaL_Reg own[] = {
    {"tostring", base_tostring}, {"print", base_print}, {"pairs", clb_pairs},
    {"ipairs", clb_ipairs}, {"rawset", base_rawset}, {"setmetatable", base_setmetatable},
    {"require", clb_require}, {NULL, NULL}};
  int target = lua_gettop(L);
  lua_pushcfunction(L, luaopen_base);
  lua_call(L, 0, 1);
  for (int i = 0; kept[i] != NULL; i++) {
    lua_getfield(L, -1, kept[i]);
    lua_setfield(L, target, kept[i]);
  }
  lua_settop(L, target);
  luaL_setfuncs(L, own, 0);
  lua_createtable(L, 3, 0);
  lua_pushcclosure(L, clb_next, 1);
  lua_setfield(L, target, "next");
  lua_pushliteral(L, "Lua 5.4");
  lua_setfield(L, target, "_VERSION");
}
