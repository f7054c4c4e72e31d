// SPDX-License-Identifier: GPL-3.0-or-later
// The weights of a model.
#include <cstdlib>

#include "core/card/Safetensors.h"
#include "tests/fuzz/FuzzTarget.h"

namespace disyre::fuzz {

Target target() {
    SafetensorsFile content;
    content.tensors["net.weight"] =
        storeFloats(std::vector<float>{1.5f, -2.0f, 3.0f, 0.0f, 4.0f, 5.0f}, {2, 3});
    content.tensors["step"] = storeInteger(42);
    content.tensors["none"] = storeFloats({}, {0, 3});
    content.metadata["format"] = "pt";
    const std::filesystem::path file = inputFile("seed.safetensors", "");
    writeSafetensors(file, content);
    Target weights;
    weights.seeds = {bytesOf(file), std::string("\x02\0\0\0\0\0\0\0{}", 10)};
    weights.parse = [](std::string_view input) {
        const std::filesystem::path path = inputFile("x.safetensors", input);
        const SafetensorsFile read = readSafetensors(path);
        for (const auto& [name, tensor] : read.tensors) {
            // Who uses an array trusts that its bytes are those of its shape.
            if (tensor.elements() * static_cast<std::int64_t>(elementSize(tensor.type)) !=
                static_cast<std::int64_t>(tensor.bytes.size())) {
                std::abort();
            }
        }
        requireFinite(read, path);
    };
    return weights;
}

}  // namespace disyre::fuzz
