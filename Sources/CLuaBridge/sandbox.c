// What plugin code sees: a fixed list of functions and read-only libraries, and an environment in
// which a misspelt or forgotten local is an error.

#include "internal.h"

const char clb_key_members = 0, clb_key_references = 0, clb_key_environment = 0,
  clb_key_privileged = 0, clb_key_host = 0, clb_key_builtins = 0, clb_key_modules = 0,
  clb_key_identities = 0, clb_key_locked = 0, clb_key_sequence_members = 0;

static void new_registry_table(lua_State *L, const void *key) {
  lua_newtable(L);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, key);
}

void clb_push_environment(lua_State *L, bool privileged) {
  lua_rawgetp(
    L, LUA_REGISTRYINDEX, privileged ? (const void *)&clb_key_privileged : &clb_key_environment);
}

void clb_push_host_table(lua_State *L) { lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_host); }

// ---- read-only tables ----

static int refuse_write(lua_State *L) {
  const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2);
  clb_raise(L, "cannot set '%.60s': library tables are read-only", key);
}

static int locked_pairs(lua_State *L) {
  lua_getglobal(L, "pairs");
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_call(L, 1, 3);
  return 3;
}

static int locked_length(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)lua_rawlen(L, lua_upvalueindex(1)));
  return 1;
}

// Replaces the table at the top by an empty one through which it can be read. [-1, +1]
void clb_push_locked(lua_State *L) {
  luaL_checkstack(L, 6, NULL);
  int real = lua_gettop(L);
  lua_newtable(L);
  lua_createtable(L, 0, 6);
  lua_pushvalue(L, real);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, refuse_write);
  lua_setfield(L, -2, "__newindex");
  lua_pushvalue(L, real);
  lua_pushcclosure(L, locked_pairs, 1);
  lua_setfield(L, -2, "__pairs");
  lua_pushvalue(L, real);
  lua_pushcclosure(L, locked_length, 1);
  lua_setfield(L, -2, "__len");
  lua_pushboolean(L, false);
  lua_setfield(L, -2, "__metatable");
  lua_pushboolean(L, true);
  lua_rawsetp(L, -2, &clb_key_locked);
  lua_setmetatable(L, -2);
  lua_remove(L, real);
}

// Raises if the table at an index is one of the read-only ones.
void clb_refuse_locked(lua_State *L, int index) {
  if (!lua_getmetatable(L, index)) return;
  bool locked = lua_rawgetp(L, -1, &clb_key_locked) != LUA_TNIL;
  lua_pop(L, 2);
  if (locked) clb_raise(L, "library tables are read-only");
}

// ---- undeclared globals ----

static const char *const absent[] = {
  "io", "os", "debug", "package", "load", "loadfile", "dofile", "loadstring", "collectgarbage",
  "warn", "_G", NULL};

static int undeclared(lua_State *L) {
  if (lua_type(L, 2) != LUA_TSTRING) {
    lua_pushnil(L);
    return 1;
  }
  size_t length;
  const char *name = lua_tolstring(L, 2, &length);
  for (int i = 0; absent[i] != NULL; i++)
    if (strcmp(name, absent[i]) == 0) clb_raise(L, "'%s' is not available in plugins", name);
  clb_text *text = &clb_of(L)->message;
  text->length = 0;
  clb_text_add(text, "undeclared variable '", 21);
  clb_text_add_safe(text, name, length, 60);
  clb_text_add(text, "'", 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_builtins);
  size_t plain = text->length;
  clb_suggest(text, name, length, L, -1);
  if (text->length == plain) clb_text_add(text, "; is a 'local' missing or misspelt?", 35);
  lua_pushlstring(L, text->bytes, text->length);
  clb_raise_top(L);
}

static int assignment(lua_State *L) {
  const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
  clb_raise(L, "assignment to the global variable '%.60s'; did you forget 'local'?", name);
}

// ---- opening ----

static void open_library(lua_State *L, const char *name, void (*open)(lua_State *)) {
  int builtins = lua_gettop(L);
  lua_newtable(L);
  open(L);
  lua_pushvalue(L, -1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_privileged);
  lua_insert(L, -2);
  lua_setfield(L, -2, name);
  lua_pop(L, 1);
  clb_push_locked(L);
  lua_setfield(L, builtins, name);
}

static void open_environment(lua_State *L, int builtins) {
  lua_newtable(L);
  lua_pushcfunction(L, undeclared);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, builtins);
  new_registry_table(L, &clb_key_environment);
  lua_createtable(L, 0, 4);
  lua_pushvalue(L, builtins);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, assignment);
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, false);
  lua_setfield(L, -2, "__metatable");
  lua_pushboolean(L, true);
  lua_rawsetp(L, -2, &clb_key_locked);
  lua_setmetatable(L, -2);
  lua_pop(L, 1);
}

static void open_privileged(lua_State *L, int builtins) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_privileged);
  for (lua_pushnil(L); lua_next(L, builtins); lua_pop(L, 1)) {
    if (lua_type(L, -1) == LUA_TTABLE) continue;
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    lua_rawset(L, -5);
  }
  clb_push_host_table(L);
  lua_setfield(L, -2, "host");
  clb_primitives_open(L);
  lua_pop(L, 1);
}

void clb_sandbox_open(lua_State *L) {
  clb_state *state = clb_of(L);
  new_registry_table(L, &clb_key_references);
  new_registry_table(L, &clb_key_members);
  new_registry_table(L, &clb_key_sequence_members);
  new_registry_table(L, &clb_key_host);
  new_registry_table(L, &clb_key_modules);
  new_registry_table(L, &clb_key_privileged);
  new_registry_table(L, &clb_key_identities);
  lua_createtable(L, 0, 1);
  lua_pushliteral(L, "k");
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  lua_settop(L, 0);
  new_registry_table(L, &clb_key_builtins);
  clb_base_open(L);
  open_library(L, "string", clb_string_open);
  open_library(L, "table", clb_table_open);
  open_library(L, "math", clb_math_open);
  open_library(L, "utf8", clb_utf8_open);
  open_library(L, "coroutine", clb_coroutine_open);
  open_privileged(L, 1);
  // Where luaL_argerror looks for the names of functions.
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_pushvalue(L, 1);
  lua_setfield(L, -2, LUA_GNAME);
  static const char *const libraries[] = {"string", "table", "math", "utf8", "coroutine", NULL};
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_privileged);
  for (int i = 0; libraries[i] != NULL; i++) {
    lua_getfield(L, -1, libraries[i]);
    lua_setfield(L, -3, libraries[i]);
  }
  lua_pop(L, 2);
  open_environment(L, 1);
  // The interpreter's global table becomes the privileged one: bridge code finds `pairs` there.
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_privileged);
  lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  lua_settop(L, 0);
  clb_seed(state->head, 0);
}
