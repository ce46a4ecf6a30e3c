// Coroutines: the bridge must know which one runs, and closing them is capped in depth, because
// Lua 5.4.4 does not count nested closes against its own limit of C levels.

#include "internal.h"

enum { CLOSE_DEPTH = 100 };

static lua_State *checked_coroutine(lua_State *L) {
  lua_State *thread = lua_tothread(L, 1);
  luaL_argexpected(L, thread != NULL, 1, "coroutine");
  return thread;
}

static const char *status_of(lua_State *L, lua_State *thread) {
  if (L == thread) return "running";
  lua_Debug record;
  switch (lua_status(thread)) {
    case LUA_YIELD: return "suspended";
    case LUA_OK:
      if (lua_getstack(thread, 0, &record)) return "normal";
      return lua_gettop(thread) == 0 ? "dead" : "suspended";
    default: return "dead";
  }
}

// Resumes with the arguments at the top. Returns how many results it moved, or -1 with an error.
static int resume(lua_State *L, lua_State *thread, int arguments) {
  if (strcmp(status_of(L, thread), "suspended") != 0) {
    lua_pushfstring(L, "cannot resume %s coroutine",
                    L == thread || lua_status(thread) == LUA_OK ? "non-suspended" : "dead");
    return -1;
  }
  if (!lua_checkstack(thread, arguments)) {
    lua_pushliteral(L, "too many arguments to resume");
    return -1;
  }
  clb_state *state = clb_of(L);
  lua_xmove(L, thread, arguments);
  clb_resumer frame = {.L = L, .outer = state->resumer};
  state->resumer = &frame;
  state->current = thread;
  if (lua_gethookcount(thread) != state->hook_count) clb_watch(state, thread);
  int results = 0;
  int status = lua_resume(thread, L, arguments, &results);
  state->resumer = frame.outer;
  state->current = L;
  if (status != LUA_OK && status != LUA_YIELD) {
    lua_xmove(thread, L, 1);
    return -1;
  }
  if (!lua_checkstack(L, results + 1)) {
    lua_pop(thread, results);
    lua_pushliteral(L, "too many results to resume");
    return -1;
  }
  lua_xmove(thread, L, results);
  return results;
}

static int co_create(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_State *thread = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_xmove(L, thread, 1);
  return 1;
}

static int co_resume(lua_State *L) {
  lua_State *thread = checked_coroutine(L);
  int results = resume(L, thread, lua_gettop(L) - 1);
  lua_pushboolean(L, results >= 0);
  int moved = results >= 0 ? results : 1;
  lua_insert(L, -(moved + 1));
  return moved + 1;
}

// Closes a coroutine under the depth cap; its status, with an error moved to L if there is one.
static int close_thread(lua_State *L, lua_State *thread) {
  clb_state *state = clb_of(L);
  if (state->close_depth >= CLOSE_DEPTH)
    clb_raise(L, "coroutines are closed too deep in one another");
  state->close_depth++;
  clb_resumer frame = {.L = L, .outer = state->resumer};
  state->resumer = &frame;
  state->current = thread;
  int status = lua_resetthread(thread);
  state->current = L;
  state->resumer = frame.outer;
  state->close_depth--;
  if (status != LUA_OK) lua_xmove(thread, L, 1);
  return status;
}

static int wrapped(lua_State *L) {
  lua_State *thread = lua_tothread(L, lua_upvalueindex(1));
  int results = resume(L, thread, lua_gettop(L));
  if (results >= 0) return results;
  int status = lua_status(thread);
  if (status != LUA_OK && status != LUA_YIELD) {
    // Its pending variables are closed; what they raise replaces the error.
    lua_pushvalue(L, -1);
    lua_xmove(L, thread, 1);
    close_thread(L, thread);
  }
  if (status != LUA_ERRMEM && lua_type(L, -1) == LUA_TSTRING) {
    luaL_where(L, 1);
    // Coroutines nested at one place name it once.
    if (strncmp(lua_tostring(L, -2), lua_tostring(L, -1), lua_rawlen(L, -1)) == 0) {
      lua_pop(L, 1);
    } else {
      lua_insert(L, -2);
      lua_concat(L, 2);
    }
  }
  return lua_error(L);
}

static int co_wrap(lua_State *L) {
  co_create(L);
  lua_pushcclosure(L, wrapped, 1);
  return 1;
}

static int co_yield(lua_State *L) { return lua_yield(L, lua_gettop(L)); }

static int co_status(lua_State *L) {
  lua_pushstring(L, status_of(L, checked_coroutine(L)));
  return 1;
}

static int co_isyieldable(lua_State *L) {
  lua_State *thread = lua_isthread(L, 1) ? lua_tothread(L, 1) : L;
  lua_pushboolean(L, lua_isyieldable(thread));
  return 1;
}

static int co_running(lua_State *L) {
  lua_pushboolean(L, lua_pushthread(L));
  return 2;
}

static int co_close(lua_State *L) {
  lua_State *thread = checked_coroutine(L);
  const char *status = status_of(L, thread);
  if (strcmp(status, "dead") != 0 && strcmp(status, "suspended") != 0)
    clb_raise(L, "cannot close a %s coroutine", status);
  if (close_thread(L, thread) == LUA_OK) {
    lua_pushboolean(L, true);
    return 1;
  }
  lua_pushboolean(L, false);
  lua_insert(L, -2);
  return 2;
}

void clb_coroutine_open(lua_State *L) {
  static const luaL_Reg functions[] = {
    {"create", co_create}, {"resume", co_resume}, {"wrap", co_wrap}, {"yield", co_yield},
    {"status", co_status}, {"isyieldable", co_isyieldable}, {"running", co_running},
    {"close", co_close}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
