// The text of a value, the same in every run.

#include "internal.h"

// Pushes "table: 3": a number given at first sight instead of an address.
static void push_identity(lua_State *L, int index, const char *kind) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_identities);
  lua_pushvalue(L, index);
  if (lua_rawget(L, -2) != LUA_TNUMBER) {
    lua_pop(L, 1);
    lua_pushvalue(L, index);
    lua_pushinteger(L, (lua_Integer)++clb_of(L)->head->next_identity);
    lua_rawset(L, -3);
    lua_pushinteger(L, (lua_Integer)clb_of(L)->head->next_identity);
  }
  lua_pushfstring(L, "%s: %I", kind, (LUAI_UACINT)lua_tointeger(L, -1));
  lua_insert(L, -3);
  lua_pop(L, 2);
}

static bool by_metafield(lua_State *L, int index) {
  int type = luaL_getmetafield(L, index, "__tostring");
  if (type == LUA_TNIL) return false;
  lua_pushvalue(L, index);
  lua_call(L, 1, 1);
  if (lua_type(L, -1) != LUA_TSTRING) clb_raise(L, "'__tostring' must return a string");
  return true;
}

// Pushes the text of a value, without addresses, and returns it.
const char *clb_tostring(lua_State *L, int index, size_t *length) {
  index = lua_absindex(L, index);
  luaL_checkstack(L, 8, NULL);
  int type = lua_type(L, index);
  if (type == LUA_TNUMBER || type == LUA_TSTRING) {
    lua_pushvalue(L, index);
    lua_tolstring(L, -1, NULL);
  } else if (!by_metafield(L, index)) {
    if (type == LUA_TNIL) lua_pushliteral(L, "nil");
    else if (type == LUA_TBOOLEAN) lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
    else {
      const char *kind = luaL_typename(L, index);
      int named = luaL_getmetafield(L, index, "__name");
      if (named == LUA_TSTRING) kind = lua_tostring(L, -1);
      push_identity(L, index, kind);
      if (named != LUA_TNIL) lua_remove(L, -2);
    }
  }
  return lua_tolstring(L, -1, length);
}
