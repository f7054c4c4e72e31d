// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ChoiceBox.h"

#include <QComboBox>

namespace disyre::ui {

QComboBox* makeChoiceBox(QWidget* parent, const QString& name) {
    auto* box = new QComboBox(parent);
    box->setObjectName(name);
    // The box may become narrower than its longest entry, so that the panel need not grow.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}

}  // namespace disyre::ui
