#include "CTextData.h"
