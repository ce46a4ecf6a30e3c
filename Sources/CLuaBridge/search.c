// string.find, match, gmatch and gsub.

#define _GNU_SOURCE
#include "match.h"

static bool is_plain(const char *pattern, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (pattern[i] != 0 && strchr("^$*+?.([%-", pattern[i]) != NULL) return false;
  return true;
}

static int find_plain(
  lua_State *L, const char *subject, size_t length, const char *wanted, size_t wanted_length,
  size_t offset) {
  clb_work(clb_of(L), (length - offset) / 8 + wanted_length / 8 + 1);
  const char *found = wanted_length == 0
    ? subject + offset : memmem(subject + offset, length - offset, wanted, wanted_length);
  if (found == NULL) {
    lua_pushnil(L);
    return 1;
  }
  lua_pushinteger(L, found - subject + 1);
  lua_pushinteger(L, found - subject + (ptrdiff_t)wanted_length);
  return 2;
}

// The offset at which a search begins; false if that lies beyond the end.
static bool search_offset(lua_State *L, int index, size_t length, size_t *offset) {
  lua_Integer init = luaL_optinteger(L, index, 1);
  if (init > 0) *offset = (size_t)init - 1;
  else if (init == 0 || init < -(lua_Integer)length) *offset = 0;
  else *offset = length + (size_t)init;
  return *offset <= length;
}

static int search(lua_State *L, bool find) {
  size_t length, pattern_length, offset;
  const char *subject = luaL_checklstring(L, 1, &length);
  const char *pattern = luaL_checklstring(L, 2, &pattern_length);
  if (!search_offset(L, 3, length, &offset)) {
    lua_pushnil(L);
    return 1;
  }
  if (find && (lua_toboolean(L, 4) || is_plain(pattern, pattern_length)))
    return find_plain(L, subject, length, pattern, pattern_length, offset);
  bool anchored = pattern_length > 0 && *pattern == '^';
  matcher m;
  matcher_open(&m, L, subject, length, pattern, pattern_length);
  for (const char *at = subject + offset; at <= m.end; at++) {
    clb_work(m.state, 1);
    m.level = 0;
    const char *end = matcher_try(&m, at, pattern + anchored);
    if (end != NULL) {
      if (!find) return matcher_push_all(&m, at, end);
      lua_pushinteger(L, at - subject + 1);
      lua_pushinteger(L, end - subject);
      return 2 + matcher_push_all(&m, NULL, NULL);
    }
    if (anchored) break;
  }
  lua_pushnil(L);
  return 1;
}

static int string_find(lua_State *L) { return search(L, true); }
static int string_match(lua_State *L) { return search(L, false); }

// Upvalues: subject, pattern, where to go on, where the last match ended (-1: none yet).
static int gmatch_step(lua_State *L) {
  size_t length, pattern_length;
  const char *subject = lua_tolstring(L, lua_upvalueindex(1), &length);
  const char *pattern = lua_tolstring(L, lua_upvalueindex(2), &pattern_length);
  lua_Integer offset = lua_tointeger(L, lua_upvalueindex(3));
  lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
  matcher m;
  matcher_open(&m, L, subject, length, pattern, pattern_length);
  for (; offset <= (lua_Integer)length; offset++) {
    clb_work(m.state, 1);
    m.level = 0;
    const char *end = matcher_try(&m, subject + offset, pattern);
    // An empty match right behind the last one is that one's end, not a match of its own.
    if (end == NULL || end - subject == last) continue;
    lua_pushinteger(L, end - subject);
    lua_pushvalue(L, -1);
    lua_replace(L, lua_upvalueindex(3));
    lua_replace(L, lua_upvalueindex(4));
    return matcher_push_all(&m, subject + offset, end);
  }
  lua_pushinteger(L, (lua_Integer)length + 1);
  lua_replace(L, lua_upvalueindex(3));
  return 0;
}

static int string_gmatch(lua_State *L) {
  size_t length, offset;
  luaL_checklstring(L, 1, &length);
  luaL_checkstring(L, 2);
  if (!search_offset(L, 3, length, &offset)) offset = length + 1;
  lua_settop(L, 2);
  lua_pushinteger(L, (lua_Integer)offset);
  lua_pushinteger(L, -1);
  lua_pushcclosure(L, gmatch_step, 4);
  return 1;
}

// Adds the replacement string at 3 with its %0 … %9 filled in.
static void add_template(matcher *m, luaL_Buffer *out, const char *from, const char *to) {
  lua_State *L = m->L;
  size_t length;
  const char *text = lua_tolstring(L, 3, &length);
  const char *end = text + length;
  clb_work(m->state, length / 8 + 1);
  while (text < end) {
    const char *mark = memchr(text, '%', (size_t)(end - text));
    if (mark == NULL) mark = end;
    luaL_addlstring(out, text, (size_t)(mark - text));
    if (mark == end) return;
    char name = mark + 1 < end ? mark[1] : 0;
    text = mark + 2;
    if (name == '%') {
      luaL_addchar(out, '%');
    } else if (name == '0') {
      luaL_addlstring(out, from, (size_t)(to - from));
    } else if (name >= '1' && name <= '9') {
      int index = name - '1';
      if (index >= m->level && !(index == 0 && m->level == 0))
        clb_raise(L, "invalid capture index %%%d in replacement string", index + 1);
      matcher_push(m, index, from, to);
      luaL_tolstring(L, -1, NULL);
      lua_remove(L, -2);
      clb_work(m->state, lua_rawlen(L, -1) / 8);
      luaL_addvalue(out);
    } else {
      clb_raise(L, "invalid use of '%%' in replacement string");
    }
  }
}

// Adds what a match is replaced by.
static void add_replacement(
  matcher *m, luaL_Buffer *out, const char *from, const char *to, int type) {
  lua_State *L = m->L;
  if (type == LUA_TFUNCTION) {
    lua_pushvalue(L, 3);
    int captures = matcher_push_all(m, from, to);
    lua_call(L, captures, 1);
  } else if (type == LUA_TTABLE) {
    matcher_push(m, 0, from, to);
    lua_gettable(L, 3);
  } else {
    add_template(m, out, from, to);
    return;
  }
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    luaL_addlstring(out, from, (size_t)(to - from));
    return;
  }
  if (!lua_isstring(L, -1))
    clb_raise(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
  clb_work(m->state, lua_rawlen(L, -1) / 8);
  luaL_addvalue(out);
}

static int string_gsub(lua_State *L) {
  size_t length, pattern_length;
  const char *subject = luaL_checklstring(L, 1, &length);
  const char *pattern = luaL_checklstring(L, 2, &pattern_length);
  int type = lua_type(L, 3);
  luaL_argexpected(
    L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION || type == LUA_TTABLE, 3,
    "string/function/table");
  lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)length + 1);
  bool anchored = pattern_length > 0 && *pattern == '^';
  lua_settop(L, 4);
  if (type == LUA_TNUMBER) lua_tolstring(L, 3, NULL);
  matcher m;
  matcher_open(&m, L, subject, length, pattern, pattern_length);
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  const char *at = subject, *last = NULL;
  lua_Integer count = 0;
  while (count < most) {
    clb_work(m.state, 2);
    m.level = 0;
    const char *end = matcher_try(&m, at, pattern + anchored);
    if (end != NULL && end != last) {
      count++;
      add_replacement(&m, &out, at, end, type);
      at = last = end;
    } else if (at < m.end) {
      luaL_addchar(&out, *at++);
    } else {
      break;
    }
    if (anchored) break;
  }
  luaL_addlstring(&out, at, (size_t)(m.end - at));
  luaL_pushresult(&out);
  lua_pushinteger(L, count);
  return 2;
}

void clb_string_search_open(lua_State *L) {
  static const luaL_Reg functions[] = {
    {"find", string_find}, {"match", string_match}, {"gmatch", string_gmatch},
    {"gsub", string_gsub}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
