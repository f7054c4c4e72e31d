// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ModelConversion.h"

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/card/DiffusersFolder.h"
#include "core/card/HalfPrecision.h"
#include "core/compute/Compute.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Sha256.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

void refuseExisting(const fs::path& path) {
    std::error_code error;
    if (fs::exists(path, error)) {
        throw FileError(path, MessageId::FolderExistsAlready);
    }
}

/// Lets `write` fill a temporary folder and renames it to `folder` when `write` has succeeded.
template <typename Write>
void writeFolder(const fs::path& folder, Write write) {
    refuseExisting(folder);
    const fs::path beside = folder.string() + ".part";
    std::error_code error;
    fs::remove_all(beside, error);
    try {
        write(beside);
        fs::rename(beside, folder);
    } catch (const fs::filesystem_error&) {
        fs::remove_all(beside, error);
        throw FileError(folder, MessageId::FileNotWrittenToDisk);
    } catch (...) {
        fs::remove_all(beside, error);
        throw;
    }
}

/// Writes weights and card into a new folder and notes the weights' hash on the card.
void writeModel(const fs::path& folder, const SafetensorsFile& weights, ModelCard& card) {
    createFolder(folder);
    writeSafetensors(folder / kWeightsFile, weights);
    card.weightsSha256 = sha256OfFile(folder / kWeightsFile);
    writeModelCard(folder, card);
}

/// Returns the card of an imported model without the hash of its weights.
ModelCard cardOf(const ModelImport& import, const DiffusersNetwork& network) {
    ModelCard card;
    card.name = import.name.empty() ? import.out.filename().string() : import.name;
    card.modality = import.modality;
    card.spacing = {import.spacing, import.spacing, import.spacing};
    card.patch = network.patch;
    card.intensity = {import.upperQuantile, import.insideMask};
    card.condition = import.condition;
    card.architecture = network.architecture;
    card.data = "not stated";
    card.training = "trained elsewhere and imported from a diffusers folder";
    card.licence = "not stated";
    for (const auto& [name, tensor] : network.weights.tensors) {
        card.parameters += tensor.elements();
    }
    return card;
}

}  // namespace

ModelCard importModel(const ModelImport& import) {
    const DiffusersNetwork network = readDiffusersFolder(import.source);
    ModelCard card = cardOf(import, network);
    writeFolder(import.out, [&](const fs::path& folder) {
        writeModel(folder, network.weights, card);
        // Only loading checks fully that the weights fit the network.
        (void)compute().loadModel(folder, "cpu");
    });
    return card;
}

ModelCard exportToDiffusers(const fs::path& model, const fs::path& out) {
    const ModelCard card = readModelCard(model);
    const SafetensorsFile weights = readSafetensors(modelFolder(model) / kWeightsFile);
    writeFolder(out, [&](const fs::path& folder) { writeDiffusersFolder(folder, card, weights); });
    return card;
}

ModelCard halveModel(const fs::path& model, const fs::path& out) {
    ModelCard card = readModelCard(model);
    SafetensorsFile weights = readSafetensors(modelFolder(model) / kWeightsFile);
    for (auto& [name, tensor] : weights.tensors) {
        tensor = inHalfPrecision(tensor);
    }
    writeFolder(out, [&](const fs::path& folder) { writeModel(folder, weights, card); });
    return card;
}

}  // namespace disyre
