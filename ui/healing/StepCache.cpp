// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/StepCache.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/healing/MapSmoothing.h"
#include "core/healing/ScanLevel.h"

namespace disyre::ui {

FrameCopy::FrameCopy(const StepFrame& frame)
    : slice(frame.slice),
      isNeighbour(frame.isNeighbour),
      step(frame.step),
      t(frame.t),
      restored(frame.restored.begin(), frame.restored.end()),
      gradient(frame.gradient.begin(), frame.gradient.end()),
      weighted(frame.weighted.begin(), frame.weighted.end()),
      meanGradient(frame.meanGradient) {}

namespace {

double sumOf(const std::vector<double>& weights) {
    return std::accumulate(weights.begin(), weights.end(), 0.0);
}

}  // namespace

double StepCache::bytesFor(const PreparedScan& prepared, std::size_t steps, bool across) {
    return (across ? 4.0 : 3.0) * sizeof(float) *
           static_cast<double>(prepared.image.voxels.size()) * static_cast<double>(steps);
}

StepCache::StepCache(std::shared_ptr<const PreparedScan> prepared, std::vector<int> ts,
                     double memoryLimitBytes, AcrossSlices across)
    : prepared_(std::move(prepared)),
      ts_(std::move(ts)),
      across_(std::move(across)),
      scratch_(prepared_->image) {
    const Volume& image = prepared_->image;
    const double needed = bytes();
    if (needed > memoryLimitBytes) {
        throw ComputeError(
            MessageId::HealingStepsNeedMemory,
            {ts_.size(), MessageArgument::number(fmt::format("{:.1f}", needed / 1e9)),
             MessageArgument::number(
                 fmt::format("{:.1f}", std::max(0.0, memoryLimitBytes) / 1e9))});
    }
    const auto slices = static_cast<std::size_t>(image.size[2]);
    steps_.resize(ts_.size());
    for (CachedStep& step : steps_) {
        step.change = Grid<float>(image.size);
        step.gradient = Grid<float>(image.size);
        step.weighted = Grid<float>(image.size);
        if (across_.reach() > 0) {
            step.within = Grid<float>(image.size);
        }
        step.means.assign(slices, 0.0);
        step.largestWeighted.assign(slices, 0.0);
    }
    stepsOf_.assign(slices, 0);
    scoredStepsOf_.assign(slices, 0);
    largestScores_.assign(slices, 0.0);
    countBrain();
}

StepCache::StepCache(CachedSteps content)
    : prepared_(std::move(content.prepared)),
      ts_(std::move(content.ts)),
      across_{std::move(content.kernel), std::move(content.inside)},
      steps_(std::move(content.steps)),
      stepsOf_(std::move(content.stepsOf)),
      scoredStepsOf_(std::move(content.scoredStepsOf)),
      scratch_(prepared_->image),
      largestScores_(std::move(content.largestScores)),
      largestGradient_(content.largestGradient) {
    countBrain();
}

void StepCache::countBrain() {
    const Volume& image = prepared_->image;
    brainVoxels_.assign(static_cast<std::size_t>(image.size[2]), 0.0);
    for (int z = 0; z < modelSlices(); ++z) {
        const auto first = prepared_->mask.voxels.begin() + static_cast<std::ptrdiff_t>(offset(z));
        brainVoxels_[static_cast<std::size_t>(z)] = static_cast<double>(
            std::count_if(first, first + static_cast<std::ptrdiff_t>(image.sliceSize()),
                          [](std::uint8_t inside) { return inside != 0; }));
    }
}

void StepCache::add(const FrameCopy& frame) {
    const std::size_t count = prepared_->image.sliceSize();
    if (frame.slice < 0 || frame.slice >= modelSlices() || frame.step < 0 ||
        frame.step >= steps() || frame.restored.size() != count || frame.gradient.size() != count ||
        frame.weighted.size() != count) {
        throw ComputeError(MessageId::HealingForeignPicture);
    }
    const std::unique_lock lock(mutex_);
    const auto z = static_cast<std::size_t>(frame.slice);
    CachedStep& step = steps_[static_cast<std::size_t>(frame.step)];
    const auto first = static_cast<std::ptrdiff_t>(offset(frame.slice));
    Grid<float>& score = across_.reach() > 0 ? step.within : step.weighted;
    std::copy(frame.weighted.begin(), frame.weighted.end(), score.voxels.begin() + first);
    scoredStepsOf_[z] = std::max(scoredStepsOf_[z], frame.step + 1);
    if (!frame.isNeighbour) {
        std::copy(frame.gradient.begin(), frame.gradient.end(),
                  step.gradient.voxels.begin() + first);
        std::transform(frame.restored.begin(), frame.restored.end(),
                       prepared_->image.voxels.begin() + first, step.change.voxels.begin() + first,
                       std::minus<>());
        const auto brightest = std::max_element(frame.gradient.begin(), frame.gradient.end());
        largestGradient_ = std::max(largestGradient_, static_cast<double>(*brightest));
        step.means[z] = frame.meanGradient;
        if (stepsOf_[z] <= frame.step) {
            stepsOf_[z] = frame.step + 1;
            step.sum += frame.meanGradient * brainVoxels_[z];
            step.count += brainVoxels_[z];
        }
        showInNeighbours(frame.slice, frame.step, step.change);
        showInNeighbours(frame.slice, frame.step, step.gradient);
    }
    smoothAround(frame.slice, frame.step);
}

void StepCache::smoothAround(int modelSlice, int step) {
    CachedStep& one = steps_[static_cast<std::size_t>(step)];
    std::vector<std::uint8_t> there(scoredStepsOf_.size());
    std::transform(scoredStepsOf_.begin(), scoredStepsOf_.end(), there.begin(),
                   [step](int steps) { return steps > step ? 1 : 0; });
    const int last = std::min(modelSlices() - 1, modelSlice + across_.reach());
    for (int z = std::max(0, modelSlice - across_.reach()); z <= last; ++z) {
        if (stepsOf(z) <= step) {
            continue;
        }
        if (across_.reach() > 0) {
            const auto slice = smoothedAcross(one.within, across_.inside, there, z, across_.kernel);
            std::copy(slice.begin(), slice.end(),
                      one.weighted.voxels.begin() + static_cast<std::ptrdiff_t>(offset(z)));
        }
        showInNeighbours(z, step, one.weighted);
        // The colour scale need not follow each step of a slice nearby, so the largest score of
        // such a slice is only looked for after the last step.
        if (z == modelSlice || step + 1 == steps()) {
            findLargest(z);
        }
    }
}

void StepCache::showInNeighbours(int modelSlice, int step, Grid<float>& grid) {
    for (const int neighbour : {modelSlice - 1, modelSlice + 1}) {
        if (neighbour >= 0 && neighbour < modelSlices() && stepsOf(neighbour) <= step) {
            std::copy_n(grid.voxels.begin() + static_cast<std::ptrdiff_t>(offset(modelSlice)),
                        grid.sliceSize(),
                        grid.voxels.begin() + static_cast<std::ptrdiff_t>(offset(neighbour)));
        }
    }
}

void StepCache::findLargest(int modelSlice) {
    const auto z = static_cast<std::size_t>(modelSlice);
    const std::size_t first = offset(modelSlice);
    const auto done = static_cast<std::size_t>(stepsOf(modelSlice));
    std::vector<float> sums(prepared_->image.sliceSize(), 0.0f);
    for (std::size_t step = 0; step < done; ++step) {
        float largest = 0.0f;
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const float value = steps_[step].weighted.voxels[first + i];
            largest = std::max(largest, value);
            sums[i] += value;
        }
        steps_[step].largestWeighted[z] = static_cast<double>(largest);
    }
    largestScores_[z] = static_cast<double>(*std::max_element(sums.begin(), sums.end())) /
                        static_cast<double>(done);
}

int StepCache::stepsOf(int modelSlice) const {
    return stepsOf_[static_cast<std::size_t>(modelSlice)];
}

int StepCache::slicesComplete() const {
    return static_cast<int>(std::count(stepsOf_.begin(), stepsOf_.end(), steps()));
}

int StepCache::slicesWithBrain() const {
    return static_cast<int>(std::count_if(brainVoxels_.begin(), brainVoxels_.end(),
                                          [](double voxels) { return voxels > 0.0; }));
}

int StepCache::slicesScored() const {
    return static_cast<int>(std::count(scoredStepsOf_.begin(), scoredStepsOf_.end(), steps()));
}

std::vector<int> StepCache::missingNeighbours(const std::vector<int>& modelSlices) const {
    if (across_.reach() == 0) {
        return {};
    }
    std::vector<int> missing = neighboursWithin(across_.reach(), modelSlices, across_.inside);
    std::erase_if(missing, [this](int slice) {
        return scoredStepsOf_[static_cast<std::size_t>(slice)] == steps();
    });
    return missing;
}

int StepCache::positionsOf(int scanSlice) const {
    return stepsOf(modelSliceOf(*prepared_, scanSlice));
}

std::vector<float> StepCache::changeOnScan(int position, int scanSlice) const {
    if (position < 1 || position > positionsOf(scanSlice)) {
        return {};
    }
    const Grid<float>& healed = steps_[static_cast<std::size_t>(position - 1)].change;
    std::vector<float> change;
    if (prepared_->biasField.voxels.empty()) {
        change = mapSliceToScan(*prepared_, healed, scanSlice);
    } else {
        Grid<float> shaded = healed;
        shadeLikeScan(*prepared_, shaded);
        change = mapSliceToScan(*prepared_, shaded, scanSlice);
    }
    const auto range = static_cast<float>(prepared_->intensityHigh - prepared_->intensityLow);
    for (float& value : change) {
        value *= range;
    }
    return change;
}

std::vector<float> StepCache::gradientOnScan(int position, int scanSlice) const {
    if (position < 1 || position > positionsOf(scanSlice)) {
        return {};
    }
    return mapSliceToScan(*prepared_, steps_[static_cast<std::size_t>(position - 1)].gradient,
                          scanSlice);
}

std::vector<float> StepCache::scoreOnScan(int position, int scanSlice) const {
    const int available = positionsOf(scanSlice);
    if (available == 0) {
        return {};
    }
    const int upTo = position < 1 || position > available ? available : position;
    return meanOfSteps(std::vector<double>(static_cast<std::size_t>(upTo), 1.0), scanSlice);
}

std::vector<float> StepCache::weightedScoreOnScan(const std::vector<double>& weights,
                                                  int scanSlice) const {
    // A slice that is still being healed has fewer steps than there are weights.
    std::vector<double> there = weights;
    there.resize(std::min(weights.size(), static_cast<std::size_t>(positionsOf(scanSlice))));
    return sumOf(there) > 0 ? meanOfSteps(there, scanSlice) : std::vector<float>();
}

std::vector<std::span<const float>> StepCache::scoresOf(int modelSlice) const {
    std::vector<std::span<const float>> scores;
    for (const CachedStep& step : steps_) {
        scores.emplace_back(step.weighted.voxels.data() + offset(modelSlice),
                            step.weighted.sliceSize());
    }
    return scores;
}

std::vector<float> StepCache::meanOfSteps(const std::vector<double>& weights, int scanSlice) const {
    const int nearest = modelSliceOf(*prepared_, scanSlice);
    const int firstSlice = std::max(0, nearest - 1);
    const int lastSlice = std::min(modelSlices() - 1, nearest + 1);
    for (int slice = firstSlice; slice <= lastSlice; ++slice) {
        scratch_.setToMean(slice, scoresOf(slice), weights);
    }
    return mapSliceToScan(*prepared_, scratch_.map(), scanSlice);
}

std::optional<double> StepCache::meanOfSlice(int step, int scanSlice) const {
    if (step >= positionsOf(scanSlice)) {
        return std::nullopt;
    }
    return steps_[static_cast<std::size_t>(step)]
        .means[static_cast<std::size_t>(modelSliceOf(*prepared_, scanSlice))];
}

std::optional<double> StepCache::meanOfVolume(int step) const {
    const CachedStep& each = steps_[static_cast<std::size_t>(step)];
    if (each.count <= 0) {
        return std::nullopt;
    }
    return each.sum / each.count;
}

std::optional<double> StepCache::upperQuartile() const {
    std::vector<float> scores;
    int brainSlices = 0;
    int completeSlices = 0;
    for (int z = 0; z < modelSlices(); ++z) {
        const bool hasBrain = brainVoxels_[static_cast<std::size_t>(z)] > 0.0;
        brainSlices += hasBrain ? 1 : 0;
        if (!hasBrain || !complete(z)) {
            continue;
        }
        ++completeSlices;
        const std::size_t first = offset(z);
        for (std::size_t i = first; i < first + prepared_->image.sliceSize(); ++i) {
            if (prepared_->mask.voxels[i] != 0) {
                float sum = 0.0f;
                for (const CachedStep& step : steps_) {
                    sum += step.weighted.voxels[i];
                }
                scores.push_back(sum / static_cast<float>(steps()));
            }
        }
    }
    return 2 * completeSlices < brainSlices ? std::nullopt
                                            : disyre::upperQuartile(std::move(scores));
}

double StepCache::largestScore() const {
    return *std::max_element(largestScores_.begin(), largestScores_.end());
}

double StepCache::weightedScoreBound(const std::vector<double>& weights) const {
    double bound = 0.0;
    for (std::size_t step = 0; step < std::min(weights.size(), steps_.size()); ++step) {
        const auto& largest = steps_[step].largestWeighted;
        bound += weights[step] * *std::max_element(largest.begin(), largest.end());
    }
    const double sum = sumOf(weights);
    return sum > 0 ? bound / sum : 0.0;
}

Volume StepCache::restoration() const {
    const std::shared_lock lock(mutex_);
    Volume healed = prepared_->image;
    for (int slice = 0; slice < modelSlices(); ++slice) {
        if (complete(slice)) {
            const std::size_t first = offset(slice);
            for (std::size_t i = first; i < first + healed.sliceSize(); ++i) {
                healed.voxels[i] += steps_.back().change.voxels[i];
            }
        }
    }
    return healed;
}

Volume StepCache::anomalyMap(const std::vector<double>& weights) const {
    MapAccumulator map(prepared_->image);
    for (int slice = 0; slice < modelSlices(); ++slice) {
        // Each slice is locked by itself, so that the window's thread never waits for the whole
        // map.
        const std::shared_lock lock(mutex_);
        if (complete(slice)) {
            map.setToMean(slice, scoresOf(slice), weights);
        }
    }
    return map.take();
}

std::vector<double> StepCache::meansOver(std::span<const std::size_t> voxels) const {
    std::vector<double> means;
    for (const CachedStep& step : steps_) {
        const std::shared_lock lock(mutex_);
        double sum = 0.0;
        for (const std::size_t voxel : voxels) {
            sum += static_cast<double>(step.gradient.voxels[voxel]);
        }
        means.push_back(voxels.empty() ? 0.0 : sum / static_cast<double>(voxels.size()));
    }
    return means;
}

CachedSteps StepCache::content() const {
    CachedSteps content;
    {
        // The counts come first and together: what is done later is then only more than they say.
        const std::shared_lock lock(mutex_);
        content.prepared = prepared_;
        content.ts = ts_;
        content.kernel = across_.kernel;
        content.inside = across_.inside;
        content.stepsOf = stepsOf_;
        content.scoredStepsOf = scoredStepsOf_;
        content.largestScores = largestScores_;
        content.largestGradient = largestGradient_;
        for (const CachedStep& step : steps_) {
            CachedStep& copy = content.steps.emplace_back();
            copy.means = step.means;
            copy.largestWeighted = step.largestWeighted;
            copy.sum = step.sum;
            copy.count = step.count;
        }
    }
    const auto copySlices = [this](const Grid<float>& from, Grid<float>& to) {
        to = Grid<float>(from.size);
        for (std::size_t first = 0; first < from.voxels.size(); first += from.sliceSize()) {
            // Each slice is locked by itself, so that the window's thread never waits for long.
            const std::shared_lock lock(mutex_);
            std::copy_n(from.voxels.begin() + static_cast<std::ptrdiff_t>(first), from.sliceSize(),
                        to.voxels.begin() + static_cast<std::ptrdiff_t>(first));
        }
    };
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        copySlices(steps_[i].change, content.steps[i].change);
        copySlices(steps_[i].gradient, content.steps[i].gradient);
        copySlices(steps_[i].within, content.steps[i].within);
        copySlices(steps_[i].weighted, content.steps[i].weighted);
    }
    return content;
}

std::vector<StepRecord> StepCache::records() const {
    const std::shared_lock lock(mutex_);
    double brain = 0.0;
    std::vector<double> sums(steps_.size(), 0.0);
    for (std::size_t z = 0; z < stepsOf_.size(); ++z) {
        if (complete(static_cast<int>(z))) {
            brain += brainVoxels_[z];
            for (std::size_t step = 0; step < steps_.size(); ++step) {
                sums[step] += steps_[step].means[z] * brainVoxels_[z];
            }
        }
    }
    std::vector<StepRecord> records;
    for (std::size_t step = 0; step < steps_.size() && brain > 0; ++step) {
        records.push_back({ts_[step], sums[step] / brain});
    }
    return records;
}

}  // namespace disyre::ui
