// The math library, with a generator of its own: xoshiro256** (Blackman and Vigna, 2018), seeded by
// the host so that a run can be repeated.

#include "internal.h"

static uint64_t rotate(uint64_t x, int by) { return x << by | x >> (64 - by); }

static uint64_t next_random(arena_head *head) {
  uint64_t *s = head->random;
  uint64_t result = rotate(s[1] * 5, 7) * 9, shifted = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = rotate(s[3], 45);
  return result;
}

// Fills the generator from one number by splitmix64, as its authors advise.
void clb_seed(arena_head *head, uint64_t seed) {
  for (int i = 0; i < 4; i++) {
    seed += 0x9E3779B97F4A7C15u;
    uint64_t z = seed;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    head->random[i] = z ^ (z >> 31);
  }
}

// A number in 0 … most, without bias: draws again where the last, partial range was hit.
static uint64_t draw(arena_head *head, uint64_t most) {
  if (most == UINT64_MAX) return next_random(head);
  uint64_t mask = most == 0 ? 0 : ~0ull >> __builtin_clzll(most);
  for (;;) {
    uint64_t drawn = next_random(head) & mask;
    if (drawn <= most) return drawn;
  }
}

static int random_number(lua_State *L) {
  arena_head *head = clb_of(L)->head;
  lua_Integer low = 1, high;
  switch (lua_gettop(L)) {
    case 0:
      lua_pushnumber(L, (double)(next_random(head) >> 11) * 0x1p-53);
      return 1;
    case 1:
      high = luaL_checkinteger(L, 1);
      if (high == 0) {
        lua_pushinteger(L, (lua_Integer)next_random(head));
        return 1;
      }
      break;
    case 2:
      low = luaL_checkinteger(L, 1);
      high = luaL_checkinteger(L, 2);
      break;
    default: clb_raise(L, "wrong number of arguments");
  }
  luaL_argcheck(L, low <= high, lua_gettop(L), "interval is empty");
  uint64_t most = (uint64_t)high - (uint64_t)low;
  lua_pushinteger(L, (lua_Integer)((uint64_t)low + draw(head, most)));
  return 1;
}

// Mixes the plugin's number into the host's seed, so that it can choose a series, not the run.
static int random_seed(lua_State *L) {
  arena_head *head = clb_of(L)->head;
  uint64_t seed = next_random(head);
  for (int i = 1; i <= lua_gettop(L) && i <= 2; i++) {
    if (lua_isinteger(L, i)) seed ^= (uint64_t)lua_tointeger(L, i) * 0x9E3779B97F4A7C15u;
    else {
      double number = luaL_checknumber(L, i);
      uint64_t bits;
      memcpy(&bits, &number, sizeof bits);
      seed ^= bits * 0x9E3779B97F4A7C15u;
    }
  }
  clb_seed(head, seed);
  return 0;
}

void clb_math_open(lua_State *L) {
  static const luaL_Reg functions[] = {
    {"random", random_number}, {"randomseed", random_seed}, {NULL, NULL}};
  int target = lua_gettop(L);
  lua_pushcfunction(L, luaopen_math);
  lua_call(L, 0, 1);
  lua_remove(L, target);
  luaL_setfuncs(L, functions, 0);
}
