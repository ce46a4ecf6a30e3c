// The string library: everything here is linear, or polls the budget.

#include <stdio.h>

#include "match.h"

void clb_string_format_open(lua_State *L);
void clb_string_search_open(lua_State *L);

// Charges a pass over so many bytes before it is made.
static void charge_bytes(lua_State *L, size_t bytes) { clb_work(clb_of(L), bytes / 8 + 1); }

// A position from Lua as an offset: negative ones count from the end.
static size_t start_position(lua_Integer position, size_t length) {
  if (position > 0) return (size_t)position;
  if (position == 0 || position < -(lua_Integer)length) return 1;
  return length + (size_t)position + 1;
}

static size_t end_position(lua_State *L, int index, lua_Integer missing, size_t length) {
  lua_Integer position = luaL_optinteger(L, index, missing);
  if (position > (lua_Integer)length) return length;
  if (position >= 0) return (size_t)position;
  return position < -(lua_Integer)length ? 0 : length + (size_t)position + 1;
}

static int string_len(lua_State *L) {
  size_t length;
  luaL_checklstring(L, 1, &length);
  lua_pushinteger(L, (lua_Integer)length);
  return 1;
}

static int string_sub(lua_State *L) {
  size_t length;
  const char *bytes = luaL_checklstring(L, 1, &length);
  size_t first = start_position(luaL_checkinteger(L, 2), length);
  size_t last = end_position(L, 3, -1, length);
  if (first > last) {
    lua_pushliteral(L, "");
    return 1;
  }
  charge_bytes(L, last - first);
  lua_pushlstring(L, bytes + first - 1, last - first + 1);
  return 1;
}

static int string_byte(lua_State *L) {
  size_t length;
  const char *bytes = luaL_checklstring(L, 1, &length);
  lua_Integer position = luaL_optinteger(L, 2, 1);
  size_t first = start_position(position, length);
  size_t last = end_position(L, 3, (lua_Integer)first, length);
  if (first > last) return 0;
  size_t count = last - first + 1;
  if (count >= 1000000) clb_raise(L, "string slice too long");
  luaL_checkstack(L, (int)count, "string slice too long");
  clb_work(clb_of(L), count);
  for (size_t i = 0; i < count; i++) lua_pushinteger(L, (unsigned char)bytes[first - 1 + i]);
  return (int)count;
}

static int string_char(lua_State *L) {
  int count = lua_gettop(L);
  luaL_Buffer buffer;
  char *bytes = luaL_buffinitsize(L, &buffer, (size_t)count);
  for (int i = 1; i <= count; i++) {
    clb_work(clb_of(L), 1);
    lua_Unsigned c = (lua_Unsigned)luaL_checkinteger(L, i);
    luaL_argcheck(L, c <= 255, i, "value out of range");
    bytes[i - 1] = (char)c;
  }
  luaL_pushresultsize(&buffer, (size_t)count);
  return 1;
}

static char upper(char c) { return c >= 'a' && c <= 'z' ? (char)(c - 32) : c; }
static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static int each_byte(lua_State *L, char (*change)(char)) {
  size_t length;
  const char *bytes = luaL_checklstring(L, 1, &length);
  charge_bytes(L, length * 4);
  luaL_Buffer buffer;
  char *out = luaL_buffinitsize(L, &buffer, length);
  for (size_t i = 0; i < length; i++) out[i] = change(bytes[i]);
  luaL_pushresultsize(&buffer, length);
  return 1;
}

static int string_upper(lua_State *L) { return each_byte(L, upper); }
static int string_lower(lua_State *L) { return each_byte(L, lower); }

static int string_reverse(lua_State *L) {
  size_t length;
  const char *bytes = luaL_checklstring(L, 1, &length);
  charge_bytes(L, length * 4);
  luaL_Buffer buffer;
  char *out = luaL_buffinitsize(L, &buffer, length);
  for (size_t i = 0; i < length; i++) out[i] = bytes[length - 1 - i];
  luaL_pushresultsize(&buffer, length);
  return 1;
}

static int string_rep(lua_State *L) {
  clb_state *state = clb_of(L);
  size_t length, separator_length;
  const char *bytes = luaL_checklstring(L, 1, &length);
  lua_Integer count = luaL_checkinteger(L, 2);
  const char *separator = luaL_optlstring(L, 3, "", &separator_length);
  size_t unit = length + separator_length;
  if (count <= 0 || unit == 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  if ((lua_Unsigned)count > state->limits.string_bytes / unit + 1)
    clb_stop(state, CLB_MEMORY, "a string grew too long");
  size_t total = (size_t)count * unit - separator_length;
  charge_bytes(L, total);
  luaL_Buffer buffer;
  char *out = luaL_buffinitsize(L, &buffer, total);
  // One unit is written, then what is there is doubled; the last separator falls away.
  memcpy(out, bytes, length);
  if (count > 1) memcpy(out + length, separator, separator_length);
  for (size_t done = unit; done < total;) {
    size_t piece = done < total - done ? done : total - done;
    memcpy(out + done, out, piece);
    done += piece;
  }
  luaL_pushresultsize(&buffer, total);
  return 1;
}

// ---- arithmetic on numerals ----

static bool to_number(lua_State *L, int index) {
  if (lua_type(L, index) == LUA_TNUMBER) {
    lua_pushvalue(L, index);
    return true;
  }
  size_t length;
  const char *text = lua_tolstring(L, index, &length);
  return text != NULL && lua_stringtonumber(L, text) == length + 1;
}

static int arithmetic(lua_State *L, int operation, const char *event) {
  if (to_number(L, 1) && to_number(L, 2)) {
    lua_arith(L, operation);
    return 1;
  }
  lua_settop(L, 2);
  if (lua_type(L, 2) == LUA_TSTRING || luaL_getmetafield(L, 2, event) == LUA_TNIL)
    clb_raise(L, "attempt to %s a '%s' with a '%s'", event + 2, luaL_typename(L, 1),
              luaL_typename(L, 2));
  lua_insert(L, 1);
  lua_call(L, 2, 1);
  return 1;
}

#define ARITHMETIC(name, operation) \
  static int name(lua_State *L) { return arithmetic(L, operation, "__" #name); }
ARITHMETIC(add, LUA_OPADD)
ARITHMETIC(sub, LUA_OPSUB)
ARITHMETIC(mul, LUA_OPMUL)
ARITHMETIC(mod, LUA_OPMOD)
ARITHMETIC(pow, LUA_OPPOW)
ARITHMETIC(div, LUA_OPDIV)
ARITHMETIC(idiv, LUA_OPIDIV)
ARITHMETIC(unm, LUA_OPUNM)

// Gives all strings a metatable that plugins cannot have. [-1: the library, +0]
static void set_metatable(lua_State *L) {
  static const luaL_Reg events[] = {
    {"__add", add}, {"__sub", sub}, {"__mul", mul}, {"__mod", mod}, {"__pow", pow},
    {"__div", div}, {"__idiv", idiv}, {"__unm", unm}, {NULL, NULL}};
  lua_pushliteral(L, "");
  luaL_newlib(L, events);
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, false);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  lua_pop(L, 1);
}

static int removed(lua_State *L) {
  const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
  static const char *const names[] = {"dump", "pack", "unpack", "packsize"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(name, names[i]) == 0) clb_raise(L, "'string.%s' is not available in plugins", name);
  return 0;
}

void clb_string_open(lua_State *L) {
  static const luaL_Reg functions[] = {
    {"len", string_len}, {"sub", string_sub}, {"byte", string_byte}, {"char", string_char},
    {"upper", string_upper}, {"lower", string_lower}, {"reverse", string_reverse},
    {"rep", string_rep}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
  clb_string_search_open(L);
  clb_string_format_open(L);
  set_metatable(L);
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, removed);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
}
