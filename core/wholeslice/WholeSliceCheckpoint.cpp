// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/WholeSliceCheckpoint.h"

#include <torch/serialize/input-archive.h>
#include <torch/serialize/output-archive.h>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

std::string optimiserName(std::size_t number) {
    return "optimiser" + std::to_string(number);
}

c10::IValue notesOf(const WholeSliceProgress& progress, const std::string& settings) {
    const Json notes = {{"step", progress.step},
                        {"smoothed_loss", progress.smoothedLoss},
                        {"validation_loss", progress.validationLoss},
                        {"history", progress.history},
                        {"settings", settings}};
    return {jsonText(notes)};
}

}  // namespace

void writeWholeSliceCheckpoint(const std::filesystem::path& path, WholeSliceMethod& method,
                               const WholeSliceProgress& progress, const std::string& settings) {
    torch::serialize::OutputArchive all;
    all.write("notes", notesOf(progress, settings));
    torch::serialize::OutputArchive networks;
    method.networks().save(networks);
    all.write("networks", networks);
    const std::vector<torch::optim::Optimizer*> optimisers = method.optimisers();
    for (std::size_t i = 0; i < optimisers.size(); ++i) {
        torch::serialize::OutputArchive state;
        optimisers[i]->save(state);
        all.write(optimiserName(i), state);
    }
    AtomicFile file(path);
    try {
        all.save_to(file.temporaryPath().string());
    } catch (const c10::Error&) {
        throw FileError(path, MessageId::FileNotWrittenToDisk);
    }
    file.commit();
}

WholeSliceProgress readWholeSliceCheckpoint(const std::filesystem::path& path,
                                            WholeSliceMethod& method, torch::Device device,
                                            const std::string& settings) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        throw FileError(path, MessageId::FileMissing);
    }
    try {
        torch::serialize::InputArchive all;
        all.load_from(path.string(), device);
        c10::IValue text;
        all.read("notes", text);
        const Json notes = parseJson(text.toStringRef());
        if (notes.at("settings").get<std::string>() != settings) {
            throw SettingsError(MessageId::CheckpointOtherModel);
        }
        torch::serialize::InputArchive networks;
        all.read("networks", networks);
        method.networks().load(networks);
        const std::vector<torch::optim::Optimizer*> optimisers = method.optimisers();
        for (std::size_t i = 0; i < optimisers.size(); ++i) {
            torch::serialize::InputArchive state;
            all.read(optimiserName(i), state);
            optimisers[i]->load(state);
        }
        return {notes.at("step").get<std::int64_t>(), notes.at("smoothed_loss").get<double>(),
                notes.at("validation_loss").get<double>(), notes.at("history").get<std::string>()};
    } catch (const c10::Error&) {
        throw ModelError(path, MessageId::CheckpointDamaged);
    } catch (const Json::exception&) {
        throw ModelError(path, MessageId::CheckpointDamaged);
    }
}

}  // namespace disyre
