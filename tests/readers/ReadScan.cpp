// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a scan as the program does and writes what it got: the voxels as float32 in the order of
// the file, and on the standard output one line of JSON. A file that is refused ends with 1 and the
// sentence. It is for compare_formats.py.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/image/ScanReader.h"

int main(int count, char** arguments) {
    if (count < 3 || count > 4) {
        std::cerr << "disyre_read_scan SCAN VOXELS [VOLUME]\n";
        return 2;
    }
    try {
        disyre::ScanInfo info;
        disyre::ScanChoice choice;
        if (count == 4) {
            choice.volume = std::atoi(arguments[3]);
        }
        const disyre::Volume scan = disyre::readScan(arguments[1], &info, choice);
        std::ofstream(arguments[2], std::ios::binary)
            .write(reinterpret_cast<const char*>(scan.voxels.data()),
                   static_cast<std::streamsize>(scan.voxels.size() * sizeof(float)));
        const nlohmann::json said = {{"format", info.format},
                                     {"size", scan.size},
                                     {"affine", scan.affine},
                                     {"data_type", info.dataType},
                                     {"volumes", info.volumes},
                                     {"warnings", disyre::textsOf(info.warnings)},
                                     {"notes", disyre::textsOf(info.notes)}};
        std::cout << said.dump() << '\n';
        return 0;
    } catch (const disyre::Error& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
