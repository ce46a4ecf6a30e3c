// Chunks of source text: how they are compiled, and the modules made of them.

#include "internal.h"

enum { SOURCE_LIMIT = 4u << 20 };

// Pushes the function of a text chunk with its environment; raises what is wrong with the source.
void clb_compile(
  lua_State *L, const char *source, size_t length, const char *name, bool privileged) {
  const char *file = name[0] == '@' || name[0] == '=' ? name + 1 : name;
  if (length >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0) {
    source += 3;
    length -= 3;
  }
  const char *problem = NULL;
  if (length > SOURCE_LIMIT) problem = "the file is over 4 MB";
  else if (length >= 4 && memcmp(source, LUA_SIGNATURE, 4) == 0)
    problem = "compiled Lua code is not accepted, only source text";
  else if (length >= 2
           && (memcmp(source, "\xFF\xFE", 2) == 0 || memcmp(source, "\xFE\xFF", 2) == 0))
    problem = "the file is UTF-16; save it as UTF-8";
  else if (memchr(source, 0, length) != NULL)
    problem = "the file contains zero bytes and cannot be Lua source";
  if (problem != NULL) {
    lua_pushfstring(L, "%s: %s", file, problem);
    lua_error(L);
  }
  if (length > 0 && source[0] == '#') {
    // A "#!" line becomes an empty one, so that line numbers stay right.
    const char *line_end = memchr(source, '\n', length);
    length = line_end == NULL ? 0 : length - (size_t)(line_end - source);
    source = line_end == NULL ? "" : line_end;
  }
  if (luaL_loadbufferx(L, source, length, name, "t") != LUA_OK) lua_error(L);
  clb_push_environment(L, privileged);
  lua_setupvalue(L, -2, 1);
}

// Modules: those the host made first, then what the host's resolver finds, each run once.
int clb_require(lua_State *L) {
  luaL_checktype(L, 1, LUA_TSTRING);
  lua_settop(L, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_modules);
  lua_pushvalue(L, 1);
  if (lua_rawget(L, 2) != LUA_TNIL) {
    if (lua_islightuserdata(L, -1))
      clb_raise(L, "module '%.200s' requires itself", lua_tostring(L, 1));
    return 1;
  }
  lua_settop(L, 2);
  const char *caller = clb_caller_file(L);
  lua_pushvalue(L, 1);
  lua_pushstring(L, caller == NULL ? "" : caller);
  int results = clb_host_call(L, CLB_CALL_REQUIRE, 3, 2);
  if (results != 2 || lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TSTRING)
    clb_raise(L, "module '%.200s' not found", lua_tostring(L, 1));
  // One file may be asked for under two names: what counts is the file.
  lua_pushvalue(L, -1);
  if (lua_rawget(L, 2) != LUA_TNIL) {
    if (lua_islightuserdata(L, -1))
      clb_raise(L, "module '%.200s' requires itself", lua_tostring(L, 1));
    return 1;
  }
  lua_pop(L, 1);
  lua_pushvalue(L, -1);
  lua_pushlightuserdata(L, (void *)&clb_key_modules);
  lua_rawset(L, 2);
  size_t length;
  const char *source = lua_tolstring(L, -2, &length);
  clb_compile(L, source, length, lua_tostring(L, -1), false);
  lua_call(L, 0, 1);
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    lua_pushboolean(L, true);
  }
  lua_pushvalue(L, -2);
  lua_pushvalue(L, -2);
  lua_rawset(L, 2);
  return 1;
}
