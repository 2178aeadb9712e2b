// Every op is held against PyTorch: tests/parity/goldens.json, which tests/parity/goldens.test.mjs
// plays, must have cases for it. So an op cannot be added without one.
#include <fstream>
#include <sstream>

#include "core/ops/ops.h"
#include "tests/core/support.h"

namespace lab {
namespace {

TEST(Goldens, EveryOpIsHeldAgainstPyTorch) {
  std::ifstream file("tests/parity/goldens.json");
  ASSERT_TRUE(file) << "run from the project's folder";
  std::ostringstream content;
  content << file.rdbuf();
  int ops = 0;
  for (const Op* op = Op::all; op != nullptr; op = op->next) {
    if (std::string_view(op->name) == "tensor") continue;  // a leaf computes nothing
    ++ops;
    EXPECT_NE(content.str().find(text("{\"call\":\"", op->name, "\",")), std::string::npos)
        << op->name << " has no case in tests/parity/goldenOps.py";
  }
  EXPECT_GE(ops, 27);
}

}  // namespace
}  // namespace lab
